package io.escalations.stack.testing;

import io.escalations.stack.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A directory for the servers of one test class. */
final class TemporaryStack {
  private TemporaryStack() {}

  static DataDirectory create() {
    try {
      return new DataDirectory(Files.createTempDirectory("escalations-test"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
