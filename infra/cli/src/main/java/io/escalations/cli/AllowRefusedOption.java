package io.escalations.cli;

import picocli.CommandLine.Option;

/** How many refusals are still a success. */
final class AllowRefusedOption {
  @Option(
      names = "--allow-refused",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Exit code 0 if no more than N were refused; with more it is 3 (default:"
              + " ${DEFAULT-VALUE}).")
  private long limit;

  int exitCode(long refused) {
    return refused > limit ? ExitCode.REFUSED : ExitCode.DONE;
  }
}
