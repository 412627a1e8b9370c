package io.escalations.stack;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/**
 * Lets one at a time start or stop the parts of a stack; the system takes the lock back from a
 * process that dies.
 */
final class StackLock {
  private StackLock() {}

  /**
   * @throws UserError if another holds the lock
   */
  static void holding(DataDirectory data, Runnable action) {
    try (FileChannel channel =
        FileChannel.open(
            DataDirectory.create(data.run()).resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      if (!locked(channel)) {
        throw new UserError(
            "another up or down is at work on " + data.root() + ": wait until it is done");
      }
      action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // Held by this very JVM.
    }
  }
}
