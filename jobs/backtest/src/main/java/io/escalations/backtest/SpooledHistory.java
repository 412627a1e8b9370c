package io.escalations.backtest;

import io.escalations.history.HistoryFile;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A history that was read once, and lies in partitions by case. */
final class SpooledHistory {
  private static final long PARTITION_BYTES = 12L << 20;
  private static final int MOST_PARTITIONS = 512;

  /** How many times as large files that are packed are without it, about. */
  private static final int PACKED = 12;

  private final EventSpool spool;
  private final HistoryReading reading;

  private SpooledHistory(EventSpool spool, HistoryReading reading) {
    this.spool = spool;
    this.reading = reading;
  }

  /**
   * @param scratch a directory for the partitions
   * @param asOf later events are left out; null: there is no such instant
   * @throws UserError if a file is damaged, or none of them has an event
   */
  static SpooledHistory read(
      Path scratch, List<HistoryFile> files, Long asOf, BacktestListener listener)
      throws IOException {
    try (EventSpool spool = new EventSpool(scratch, partitions(files))) {
      HistoryReading reading = new HistoryReading(spool, asOf, listener);
      reading.read(files);
      return new SpooledHistory(spool, reading);
    }
  }

  private static int partitions(List<HistoryFile> files) {
    long bytes = files.stream().mapToLong(SpooledHistory::unpacked).sum();
    return (int) Math.max(1, Math.min(MOST_PARTITIONS, bytes / PARTITION_BYTES));
  }

  /** About how many bytes the events of a file have. */
  private static long unpacked(HistoryFile file) {
    boolean packed = file.format() == HistoryFile.Format.PARQUET || file.name().endsWith(".gz");
    return packed ? file.bytes() * PACKED : file.bytes();
  }

  int partitions() {
    return spool.partitions();
  }

  /** Reads a partition, and removes it. */
  SpooledCases cases(int partition) throws IOException {
    return spool.read(partition);
  }

  /** What was read, and what became of it. */
  HistoryReading reading() {
    return reading;
  }
}
