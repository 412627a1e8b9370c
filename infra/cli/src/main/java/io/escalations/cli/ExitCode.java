package io.escalations.cli;

/** The exit codes of the commands; picocli gives 2 for wrong usage. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;

  /** Done, but something was refused, or warned of under {@code --strict}. */
  static final int REFUSED = 3;

  private ExitCode() {}
}
