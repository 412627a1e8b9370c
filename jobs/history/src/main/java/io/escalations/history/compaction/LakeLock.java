package io.escalations.history.compaction;

import io.escalations.schemas.UserError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What those who work in one lake agree with, across processes. The operating system lets go of it
 * when its process ends, however it ends.
 */
public final class LakeLock implements Closeable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** Within one process the operating system does not tell one holder from another. */
  private static final Map<Path, Semaphore> IN_THIS_PROCESS = new ConcurrentHashMap<>();

  private final FileChannel channel;
  private final Semaphore turn;

  /** What is agreed on. */
  public enum Kind {
    /** Held while files get their visible names, and while folders are exchanged. */
    COMMIT("files are being committed to it"),

    /** Shared by those who read the lake; held while folders are exchanged. */
    READ("it is being read"),

    /** Held while files are merged. */
    COMPACT("another compaction is at work in it");

    private final String reason;

    Kind(String reason) {
      this.reason = reason;
    }
  }

  private LakeLock(FileChannel channel, Semaphore turn) {
    this.channel = channel;
    this.turn = turn;
  }

  /** What is done while it is held. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run() throws IOException, E;
  }

  /**
   * Does something while nobody else holds it.
   *
   * @throws UserError if somebody does for longer than the patience
   */
  public static <E extends Exception> void holding(
      Path lake, Kind kind, Duration patience, Work<E> work) throws IOException, E {
    LakeLock lock =
        hold(lake, kind, false, patience)
            .orElseThrow(
                () ->
                    new UserError(
                        "%s: %s (for more than %d s): run the command again later"
                            .formatted(lake, kind.reason, patience.toSeconds())));
    try {
      work.run();
    } finally {
      lock.close();
    }
  }

  /**
   * Holds it beside others.
   *
   * @throws UserError if somebody holds it alone for longer than the patience
   */
  static LakeLock shared(Path lake, Kind kind, Duration patience) throws IOException {
    return hold(lake, kind, true, patience)
        .orElseThrow(
            () -> new UserError(lake + ": its folders are being exchanged: run this again later"));
  }

  /** The folder with the files that are locked; a directory that has it is a lake. */
  public static Path folder(Path lake) {
    return lake.resolve(".locks");
  }

  private static Optional<LakeLock> hold(Path lake, Kind kind, boolean shared, Duration patience)
      throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    Path file =
        Files.createDirectories(folder(lake.toAbsolutePath().normalize()))
            .resolve(kind.name().toLowerCase(Locale.ROOT));
    Semaphore turn = IN_THIS_PROCESS.computeIfAbsent(file, path -> new Semaphore(1, true));
    try {
      if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
      Optional<FileChannel> locked = Optional.empty();
      try {
        locked = lock(file, shared, until);
      } finally {
        if (locked.isEmpty()) {
          turn.release();
        }
      }
      return locked.map(channel -> new LakeLock(channel, turn));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + file, e);
    }
  }

  private static Optional<FileChannel> lock(Path file, boolean shared, long until)
      throws IOException, InterruptedException {
    FileChannel channel = open(file, shared);
    boolean held = false;
    try {
      while (!held) {
        held = channel.tryLock(0, Long.MAX_VALUE, shared) != null;
        if (!held && System.nanoTime() > until) {
          return Optional.empty();
        }
        if (!held) {
          Thread.sleep(PAUSE.toMillis());
        }
      }
      return Optional.of(channel);
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  /** Whoever only reads may have no right to write. */
  private static FileChannel open(Path file, boolean shared) throws IOException {
    return shared && Files.exists(file)
        ? FileChannel.open(file, StandardOpenOption.READ)
        : FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Lets go of it. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      turn.release();
    }
  }
}
