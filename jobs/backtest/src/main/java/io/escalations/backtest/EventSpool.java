package io.escalations.backtest;

import io.escalations.history.HistoryRecord;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Events on their way to the fold, in files by the hash of their case: each file holds whole cases
 * and is small enough for memory. Within a file events keep the order of the input.
 */
final class EventSpool implements Closeable {
  private static final int BUFFER = 1 << 15;

  private final Path directory;
  private final List<DataOutputStream> files = new ArrayList<>();
  private long events;

  /**
   * @param directory exists
   * @param partitions how many files
   */
  EventSpool(Path directory, int partitions) throws IOException {
    this.directory = directory;
    for (int partition = 0; partition < partitions; partition++) {
      files.add(
          new DataOutputStream(
              new BufferedOutputStream(Files.newOutputStream(file(partition)), BUFFER)));
    }
  }

  /**
   * @param event of a case
   */
  void add(HistoryRecord event) throws IOException {
    DataOutputStream file = files.get(Math.floorMod(spread(event.event().caseId()), files.size()));
    file.writeLong(event.contentDigest());
    file.writeInt(event.content().length);
    file.write(event.content());
    events++;
  }

  /** Numbers that count up have hashes that do, too; their low bits repeat. */
  private static int spread(String caseId) {
    int hash = caseId.hashCode() * 0x9E3779B1;
    return hash ^ hash >>> 16;
  }

  /** How many were added. */
  long events() {
    return events;
  }

  int partitions() {
    return files.size();
  }

  /** All events are in: they may be read now. */
  @Override
  public void close() throws IOException {
    for (DataOutputStream file : files) {
      file.close();
    }
  }

  /** Reads one file, and removes it. */
  SpooledCases read(int partition) throws IOException {
    SpooledCases cases = new SpooledCases();
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(file(partition)), BUFFER))) {
      long left = Files.size(file(partition));
      while (left > 0) {
        long digest = in.readLong();
        byte[] content = new byte[in.readInt()];
        in.readFully(content);
        cases.add(content, digest);
        left -= Long.BYTES + Integer.BYTES + content.length;
      }
    }
    Files.delete(file(partition));
    return cases;
  }

  private Path file(int partition) {
    return directory.resolve("events-" + partition);
  }
}
