package io.escalations.stack;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The JMH benchmarks of {@code jobs/microbench}, in a JVM of their own that starts no server. */
public final class MicroBenchmarks {
  private final Home home;
  private final DataDirectory data;

  /**
   * @param data where its log and command line go
   */
  public MicroBenchmarks(Home home, DataDirectory data) {
    this.home = home;
    this.data = data;
  }

  /**
   * Runs those whose name the pattern is found in; what they print goes to the terminal.
   *
   * @throws UserError if there is none, or one failed
   */
  public void run(String pattern) {
    data.prepare();
    JavaProgram program =
        new JavaProgram(
            "micro-benchmarks",
            home.classPath("jobs/microbench"),
            List.of("-Xmx512m", "-D" + Home.PROPERTY + "=" + home.root()),
            "org.openjdk.jmh.Main",
            List.of("-foe", "true", pattern));
    try {
      Process process = new ProcessBuilder(program.command(home, data)).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new UserError(
            "a micro-benchmark failed, or none is called '"
                + pattern
                + "': jobs/microbench/README.md lists them");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }
}
