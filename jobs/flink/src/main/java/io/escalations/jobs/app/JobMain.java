package io.escalations.jobs.app;

import io.escalations.schemas.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * The command line of a job. Flink tells whoever submits a job what its main class throws, so
 * nothing is caught and printed here.
 */
public final class JobMain {
  private JobMain() {}

  /**
   * @throws UserError if the arguments are wrong
   * @throws Exception what the job threw
   */
  public static void run(Callable<Integer> job, String... args) throws Exception {
    Exception[] failure = new Exception[1];
    new CommandLine(job)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (wrong, words) -> {
              failure[0] = new UserError(wrong.getMessage(), wrong);
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> {
              failure[0] = thrown;
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(args);
    if (failure[0] != null) {
      throw failure[0];
    }
  }
}
