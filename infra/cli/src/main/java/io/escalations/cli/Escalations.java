package io.escalations.cli;

import io.escalations.schemas.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code ./escalations}: a table of contents of the commands. Exit 0 done, 1 failed, 2 wrong usage.
 */
@Command(
    name = "escalations",
    description =
        "SLA breaches of escalated help-desk cases, as they happen and provable afterwards.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "For those who change it (see CONTRIBUTING.md): format, check, test [CLASS[#METHOD]].",
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      BackfillCommand.class,
      BacktestCommand.class,
      AgreeCommand.class,
      VerifyCommand.class,
      CompactCommand.class,
      PolicyCommand.class,
      ReceiversCommand.class,
      ConnectCommand.class,
      ExplainCommand.class,
      PatternsCommand.class,
      SqlCommand.class,
      ReportCommand.class,
      QuarterCommand.class,
      FiscalYearCommand.class,
      RestoreCommand.class,
      BenchCommand.class
    })
public final class Escalations {
  private Escalations() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new Escalations()).setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(
        (exception, words) -> {
          CommandLine failed = exception.getCommandLine();
          failed
              .getErr()
              .println(
                  "escalations: "
                      + exception.getMessage()
                      + " (see ./"
                      + failed.getCommandSpec().qualifiedName()
                      + " --help)");
          return failed.getCommandSpec().exitCodeOnInvalidInput();
        });
    commandLine.setExecutionExceptionHandler(
        (exception, failed, parsed) -> {
          failed.getErr().println("escalations: " + oneLine(exception));
          if (System.getenv("ESCALATIONS_TRACE") != null) {
            exception.printStackTrace(failed.getErr());
          }
          return 1;
        });
    return commandLine;
  }

  private static String oneLine(Exception exception) {
    if (exception instanceof UserError) {
      return exception.getMessage();
    }
    return exception.getClass().getSimpleName()
        + ": "
        + exception.getMessage()
        + " (set ESCALATIONS_TRACE=1 for the stack trace)";
  }
}
