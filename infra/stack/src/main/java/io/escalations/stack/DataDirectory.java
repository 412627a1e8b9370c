package io.escalations.stack;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Everything a stack keeps: data, logs, process ids, configuration as it was generated. Readable by
 * its owner only.
 */
public record DataDirectory(Path root) {
  private static final long LEAST_FREE_BYTES = 2L << 30;

  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** Where the servers of this stack are, in the form of {@link io.escalations.schemas.Servers}. */
  public Path serversFile() {
    return root.resolve("servers.yaml");
  }

  /** The rules for patterns, if others than those of the product were given. */
  public Path patternsFile() {
    return root.resolve("patterns.yaml");
  }

  /** The Parquet lake. */
  public Path lake() {
    return root.resolve("lake");
  }

  /** The log files, each limited in size. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Process ids, command lines, and the jars of this build that processes run from. */
  Path run() {
    return root.resolve("run");
  }

  Path of(String part) {
    return root.resolve(part);
  }

  /**
   * @throws UserError if there is too little room to start on, or the directory cannot be written
   */
  public void prepare() {
    try {
      Files.createDirectories(
          root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.createDirectories(run());
      Files.createDirectories(logs());
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < LEAST_FREE_BYTES) {
        throw new UserError(
            "%s has %d MiB of disk left, and the stack needs %d MiB: free some, or choose another place with --data DIR"
                .formatted(root, free >> 20, LEAST_FREE_BYTES >> 20));
      }
    } catch (IOException e) {
      throw new UserError(
          root
              + " cannot be written ("
              + e.getMessage()
              + "): choose another place with --data DIR",
          e);
    }
  }

  /** Creates the directory and those above it. */
  static Path create(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates an empty file only its owner can read, before anything is written to it. */
  static Path createPrivate(Path file) {
    try {
      Files.deleteIfExists(file);
      return Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes the directory and all in it, also while Flink deletes a checkpoint there; does nothing
   * if there is none.
   */
  public static void delete(Path directory) {
    try {
      Files.walkFileTree(directory, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      if (failure != null && !(failure instanceof NoSuchFileException)) {
        throw failure;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
