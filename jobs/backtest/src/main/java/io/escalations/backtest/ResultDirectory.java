package io.escalations.backtest;

import io.escalations.schemas.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * A directory that appears with all its files at once. Until then they stand beside it, in one
 * whose name ends in {@code .unfinished}.
 */
final class ResultDirectory implements Closeable {
  private final Path target;
  private final Path unfinished;

  /**
   * @param target must be missing or empty; its parent is made where it is missing
   * @throws UserError if it is neither, or cannot be made
   */
  ResultDirectory(Path target) {
    this.target = target.toAbsolutePath().normalize();
    check(this.target);
    try {
      Files.createDirectories(this.target.getParent());
      unfinished =
          Files.createTempDirectory(
              this.target.getParent(), "." + this.target.getFileName() + ".unfinished");
    } catch (IOException e) {
      throw new UserError(target + ": cannot be made: " + e.getMessage(), e);
    }
  }

  /**
   * @throws UserError if results would overwrite something there
   */
  static void check(Path target) {
    if (target.getFileName() == null) {
      throw new UserError(target + ": name a directory for the results");
    }
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new UserError(target + ": is a file; name a directory for the results");
    }
    if (Files.isDirectory(target) && !isEmpty(target)) {
      throw new UserError(target + ": is not empty; name another directory, or empty it");
    }
  }

  private static boolean isEmpty(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UserError(directory + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** A file of the result. */
  Path file(String name) throws IOException {
    return Files.createDirectories(unfinished.resolve("result")).resolve(name);
  }

  /** A folder for what is needed in between. */
  Path scratch() throws IOException {
    return Files.createDirectories(unfinished.resolve("scratch"));
  }

  /** The files are whole. */
  void publish() throws IOException {
    check(target);
    Files.move(unfinished.resolve("result"), target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what was needed in between; after a failure, all of it. */
  @Override
  public void close() {
    ScratchFiles.delete(unfinished);
  }
}
