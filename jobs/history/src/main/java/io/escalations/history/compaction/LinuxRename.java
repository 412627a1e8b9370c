package io.escalations.history.compaction;

import com.sun.jna.Library;
import com.sun.jna.Native;
import io.escalations.schemas.UserError;
import java.nio.file.Path;

/** The one rename that Java has no call for. */
final class LinuxRename {
  private static final int CURRENT_DIRECTORY = -100; // AT_FDCWD; the paths are absolute
  private static final int EXCHANGE = 2; // RENAME_EXCHANGE

  private LinuxRename() {}

  /** The C library; the name of the method is its own. */
  interface LibC extends Library {
    int renameat2(int oldDirectory, String oldPath, int newDirectory, String newPath, int flags);
  }

  /**
   * Two folders of one file system take each other's place.
   *
   * @throws UserError if that cannot be done
   */
  static void exchange(Path one, Path other) {
    int result =
        library()
            .renameat2(
                CURRENT_DIRECTORY,
                one.toAbsolutePath().toString(),
                CURRENT_DIRECTORY,
                other.toAbsolutePath().toString(),
                EXCHANGE);
    if (result != 0) {
      throw new UserError(
          "%s: its file system cannot exchange two folders in one step (error %d of renameat2):"
                  .formatted(other, Native.getLastError())
              + " keep the lake on ext4, XFS, Btrfs or tmpfs; nothing was changed");
    }
  }

  private static LibC library() {
    try {
      return Native.load("c", LibC.class);
    } catch (LinkageError e) {
      throw new UserError(
          "the C library cannot be called (" + e.getMessage() + "): this needs Linux with glibc",
          e);
    }
  }
}
