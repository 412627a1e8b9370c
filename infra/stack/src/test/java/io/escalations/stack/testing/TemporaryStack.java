package io.escalations.stack.testing;

import io.escalations.stack.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The directory of the servers of one test class, gone after it. */
final class TemporaryStack {
  private TemporaryStack() {}

  static DataDirectory create() {
    try {
      return new DataDirectory(Files.createTempDirectory("escalations-test"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(DataDirectory data) {
    try (Stream<Path> files = Files.walk(data.root())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
