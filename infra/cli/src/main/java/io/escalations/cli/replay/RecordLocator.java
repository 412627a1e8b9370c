package io.escalations.cli.replay;

import io.escalations.cli.accounting.Refusal;
import io.escalations.cli.accounting.Refused;
import io.escalations.cli.accounting.SentRecords;
import io.escalations.history.JsonLines;
import io.escalations.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the lines of refused records by reading the files again and counting, since what was sent
 * to each partition in which order depends on the files alone. So nothing has to be remembered of
 * the lines that were accepted.
 */
final class RecordLocator {
  /** The how-manieth record that was sent to a partition, from 0. */
  private record Place(int partition, long ordinal) {}

  private final List<Path> files;
  private final int partitions;

  /**
   * @param partitions how many {@code case-events} has
   */
  RecordLocator(List<Path> files, int partitions) {
    this.files = files;
    this.partitions = partitions;
  }

  /**
   * @param limit how many are wanted
   * @return the first of them, in the order of the files
   */
  List<Refused> locate(List<Refusal> refusals, SentRecords sent, int limit) throws IOException {
    Map<Place, Refusal> wanted = new HashMap<>();
    for (Refusal refusal : refusals) {
      long ordinal = sent.ordinal(refusal.partition(), refusal.offset());
      wanted.put(new Place(refusal.partition(), ordinal), refusal);
    }
    List<Refused> located = new ArrayList<>();
    Partitions sequence = new Partitions(partitions);
    long[] reached = new long[partitions];
    for (Path file : files) {
      try (JsonLines lines = new JsonLines(file)) {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
          if (located.size() == Math.min(limit, refusals.size())) {
            return located;
          }
          if (lines.length() > Topics.MAX_RECORD_BYTES) {
            continue;
          }
          ReplayRecord record = ReplayRecord.of(line);
          if (record.heartbeat()) {
            continue;
          }
          int partition = sequence.next(record.key());
          Refusal refusal = wanted.get(new Place(partition, reached[partition]++));
          if (refusal != null) {
            located.add(new Refused(lines.place(), refusal.reason(), refusal.detail()));
          }
        }
      }
    }
    return located;
  }
}
