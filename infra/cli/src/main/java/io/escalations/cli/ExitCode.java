package io.escalations.cli;

/** What a command says to the shell. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  /** Done, but something was refused, or warned of under {@code --strict}. */
  static final int REFUSED = 3;

  private ExitCode() {}
}
