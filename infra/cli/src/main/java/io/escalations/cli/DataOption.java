package io.escalations.cli;

import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which local stack is meant. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the local stack keeps its state (default: .data/local in the checkout).")
  private Path directory;

  DataDirectory directory() {
    return new DataDirectory(
        directory != null ? directory : Home.current().root().resolve(".data/local"));
  }
}
