package io.escalations.jobs.lake;

import io.escalations.history.compaction.Compaction;
import io.escalations.history.compaction.FileOperations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Compacts a lake in a process of its own, which a test may kill. It says when it begins. */
final class CompactionProcess {
  private static final Duration READERS_PATIENCE = Duration.ofMinutes(1);

  private CompactionProcess() {}

  public static void main(String[] args) {
    System.out.println("begins");
    System.out.flush();
    Compaction.run(Path.of(args[0]), READERS_PATIENCE, FileOperations.POSIX);
  }

  /** Returns when it begins its work. */
  static Process start(Path lake) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CompactionProcess.class.getName(),
                lake.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.getInputStream().read() < 0) {
      throw new IllegalStateException("the compaction has ended before it began");
    }
    return process;
  }
}
