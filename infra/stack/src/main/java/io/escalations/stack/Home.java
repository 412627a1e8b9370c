package io.escalations.stack;

import io.escalations.schemas.UserError;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The root of a built checkout, from which the class path of every process is taken.
 *
 * @param root the directory that holds {@code ./escalations}
 */
public record Home(Path root) {
  /** The system property that names the root. */
  public static final String PROPERTY = "escalations.home";

  /**
   * @throws UserError if this JVM was not told where the checkout is
   */
  public static Home current() {
    String root = System.getProperty(PROPERTY);
    if (root == null) {
      throw new UserError(
          "the system property " + PROPERTY + " is not set: start this with ./escalations");
    }
    return new Home(Path.of(root).toAbsolutePath().normalize());
  }

  /**
   * What a process of this module has on its class path: what it depends on, then the module's own
   * jar.
   *
   * @param module folder below the root, such as {@code jobs/flink}
   * @throws UserError if the module has not been built
   */
  List<Path> classPath(String module) {
    Path target = root.resolve(module).resolve("target");
    try {
      String dependencies = Files.readString(target.resolve("classpath")).strip();
      return Stream.concat(
              Stream.of(dependencies.split(File.pathSeparator)).map(Path::of), ownJar(target))
          .toList();
    } catch (IOException e) {
      throw new UserError(
          module + " has not been built: run mvn -DskipTests package in " + root, e);
    }
  }

  private static Stream<Path> ownJar(Path target) {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(Home::isMainJar).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMainJar(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar") && !name.endsWith("-tests.jar");
  }
}
