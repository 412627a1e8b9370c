package io.escalations.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A Flink job that comes to an end, in a JVM of its own and without servers. */
public final class BoundedJob {
  /** Flink's sorting and its buffers are outside the heap, see {@code BackfillRun}. */
  private static final List<String> OPTIONS =
      List.of(
          "-Duser.timezone=UTC",
          "-Dfile.encoding=UTF-8",
          "-XX:+UseParallelGC",
          "-Xmx1g",
          "-XX:+ExitOnOutOfMemoryError");

  private BoundedJob() {}

  /**
   * Starts it. It is asked and answers through its standard streams.
   *
   * @param mainClass of {@code jobs/flink}
   * @param log what it prints besides
   */
  public static Process start(Home home, String mainClass, Path log) throws IOException {
    List<String> words = new ArrayList<>(OPTIONS);
    words.addAll(FlinkCluster.OPENED);
    words.add("-cp");
    words.add(
        home.classPath("jobs/flink").stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    words.add(mainClass);
    Path arguments = Files.createTempFile("escalations", ".args");
    Files.write(arguments, words.stream().map(JavaProgram::quote).toList());
    arguments.toFile().deleteOnExit();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments)
        .redirectError(log.toFile())
        .start();
  }
}
