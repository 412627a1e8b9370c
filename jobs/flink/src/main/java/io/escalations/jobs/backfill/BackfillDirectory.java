package io.escalations.jobs.backfill;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.history.backfill.BackfillCount;
import io.escalations.history.backfill.BackfillRequest;
import io.escalations.jobs.lake.Lake;
import io.escalations.schemas.UserError;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/**
 * The directory of a backfill. Everything is written below a hidden folder of it, and gets its
 * visible name by renames when all is whole. A run that was killed before that begins anew; one
 * that was killed between the renames only goes on with them.
 *
 * <pre>
 *   .backfill/lock      held while a run is at work
 *   .backfill/request   what it does
 *   .backfill/whole     what was counted, once all tables are whole
 *   .backfill/tables/…  later …
 *   .backfill/work/     what Flink sorts on disk
 * </pre>
 */
final class BackfillDirectory implements Closeable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 200;

  private final Path directory;
  private final Path hidden;
  private final FileChannel lock;

  private BackfillDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.hidden = directory.resolve(".backfill");
    this.lock = lock;
  }

  /**
   * Takes possession of it; nobody but its owner may read it, for it holds personal data.
   *
   * @throws UserError if it holds anything else than this very backfill, unfinished
   */
  static BackfillDirectory open(BackfillRequest request) throws IOException {
    Path directory = Path.of(request.directory());
    Path hidden = directory.resolve(".backfill");
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UserError(directory + ": is no directory");
    }
    if (!Files.exists(hidden)) {
      requireEmpty(directory);
    }
    Lake.protect(directory.toString());
    Files.createDirectories(hidden);
    FileChannel lock = lock(hidden);
    BackfillDirectory opened = new BackfillDirectory(directory, lock);
    try {
      opened.requireSame(request);
      return opened;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void requireEmpty(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> found = Files.list(directory)) {
        if (found.findAny().isPresent()) {
          throw new UserError(
              directory + ": is not empty: choose another directory; nothing was changed");
        }
      }
    }
  }

  /** A run that was killed lets go of it when its process has ended. */
  private static FileChannel lock(Path hidden) throws IOException {
    FileChannel channel =
        FileChannel.open(
            hidden.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!tryLock(channel)) {
      if (System.nanoTime() > until) {
        channel.close();
        throw new UserError(
            hidden.getParent() + ": another backfill is at work in it: wait until it is done");
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }
    return channel;
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) { // by this JVM
      return false;
    }
  }

  private void requireSame(BackfillRequest request) throws IOException {
    Path file = hidden.resolve("request");
    String wanted = request.toJson();
    if (!Files.exists(file)) {
      Files.writeString(file, wanted);
    } else if (!Files.readString(file).equals(wanted)) {
      throw new UserError(
          directory
              + ": holds an unfinished backfill of other inputs, policies or another time: run that"
              + " one again, or remove "
              + hidden);
    }
  }

  /** What a run before this one counted, if it was killed when all was whole. */
  Optional<Map<String, Object>> countsOfWhole() throws IOException {
    return Files.exists(whole())
        ? Optional.of(JSON.readValue(whole().toFile(), new TypeReference<>() {}))
        : Optional.empty();
  }

  /** All tables are whole from now on. */
  void declareWhole(Map<String, Object> counts) throws IOException {
    Path written = Files.writeString(hidden.resolve("counts"), JSON.writeValueAsString(counts));
    Files.move(written, whole(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path whole() {
    return hidden.resolve("whole");
  }

  /** An empty folder for the tables; what an unfinished run left is removed. */
  Path begin() throws IOException {
    delete(tables());
    delete(work());
    Files.createDirectories(work());
    return Files.createDirectories(tables());
  }

  /** Where intermediate files may stand. */
  Path work() {
    return hidden.resolve("work");
  }

  private Path tables() {
    return hidden.resolve("tables");
  }

  /** Gives the tables their visible names. */
  void publish() throws IOException {
    for (Table<?> table : Tables.OF_BACKFILL) {
      Path written = tables().resolve(table.name());
      if (Files.exists(written)) {
        Files.move(written, directory.resolve(table.name()), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    Files.copy(
        whole(),
        directory.resolve(BackfillCount.FILE),
        StandardCopyOption.REPLACE_EXISTING); // a run that was killed here copies it again
    lock.close();
    // In one step: a directory half removed would look like one that has not begun.
    Path published = directory.resolve(".backfill-published");
    Files.move(hidden, published, StandardCopyOption.ATOMIC_MOVE);
    delete(published);
  }

  /** Flink may be removing its own files at the same time. */
  private static void delete(Path root) throws IOException {
    FileUtils.deleteDirectory(root.toFile());
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
