package io.escalations.history.compaction;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The steps by which a compaction changes a directory. Each is done whole, or not at all. */
public interface FileOperations {
  /** Those of the operating system. */
  FileOperations POSIX = new PosixFiles();

  void createFolder(Path folder) throws IOException;

  /** The content of a written file survives a loss of power from now on. */
  void force(Path file) throws IOException;

  /** Gives a file a second name. */
  void link(Path name, Path existing) throws IOException;

  /**
   * Two folders take each other's place, in one step.
   *
   * @throws UserError if the file system cannot do that
   */
  void exchange(Path one, Path other) throws IOException;

  void delete(Path file) throws IOException;

  /** Deletes what is in a folder, and then the folder; there may be none. */
  default void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failed)
              throws IOException {
            if (failed != null) {
              throw failed;
            }
            delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** See {@link FileOperations#POSIX}. */
  final class PosixFiles implements FileOperations {
    private PosixFiles() {}

    @Override
    public void createFolder(Path folder) throws IOException {
      Files.createDirectories(folder);
    }

    @Override
    public void force(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }

    @Override
    public void link(Path name, Path existing) throws IOException {
      Files.createLink(name, existing);
    }

    @Override
    public void exchange(Path one, Path other) {
      LinuxRename.exchange(one, other);
    }

    @Override
    public void delete(Path file) throws IOException {
      Files.delete(file);
    }
  }
}
