package io.escalations.cli.accounting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records of {@code case-events} that a command sent, as runs of offsets: memory grows with how
 * often others wrote in between, not with the number of records. Thread-safe.
 */
public final class SentRecords {
  private final Map<Integer, List<Run>> runsByPartition = new TreeMap<>();

  /**
   * Records that stand one behind the other in a partition.
   *
   * @param last inclusive
   */
  public record Run(int partition, long first, long last) {
    public long size() {
      return last - first + 1;
    }

    boolean contains(long offset) {
      return first <= offset && offset <= last;
    }
  }

  /**
   * @param offset greater than those added before for the partition
   */
  public synchronized void add(int partition, long offset) {
    List<Run> runs = runsByPartition.computeIfAbsent(partition, unknown -> new ArrayList<>());
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).last() + 1 == offset) {
      runs.set(last, new Run(partition, runs.get(last).first(), offset));
    } else {
      runs.add(new Run(partition, offset, offset));
    }
  }

  public synchronized long count() {
    return runsByPartition.values().stream().flatMap(List::stream).mapToLong(Run::size).sum();
  }

  /** By partition and offset. */
  public synchronized List<Run> runs() {
    return runsByPartition.values().stream().flatMap(List::stream).toList();
  }

  /**
   * How many records were sent to the partition before this one.
   *
   * @throws IllegalArgumentException if this one was not sent
   */
  public synchronized long ordinal(int partition, long offset) {
    long before = 0;
    for (Run run : runsByPartition.getOrDefault(partition, List.of())) {
      if (run.contains(offset)) {
        return before + offset - run.first();
      }
      before += run.size();
    }
    throw new IllegalArgumentException(
        "no record was sent to offset " + offset + " of partition " + partition);
  }
}
