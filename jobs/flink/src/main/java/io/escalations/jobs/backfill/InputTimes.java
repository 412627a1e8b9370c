package io.escalations.jobs.backfill;

import java.util.Arrays;

/**
 * How far event time has come at each place of the input, file after file and record after record:
 * what a backfill knows is by that order.
 */
final class InputTimes {
  private final long[] reachedByFile;
  private long[] reachedBeforeFile;

  /**
   * @param files how many there are
   */
  InputTimes(int files) {
    reachedByFile = new long[files];
    Arrays.fill(reachedByFile, Long.MIN_VALUE);
  }

  void add(FileTime time) {
    reachedByFile[time.place()] = Math.max(reachedByFile[time.place()], time.eventTime());
    reachedBeforeFile = null;
  }

  /**
   * From when on an event is known: from its own instant on, or if event time had come past that,
   * from the next instant on. So it is in live operation.
   *
   * @return epoch milliseconds UTC
   */
  long knownAt(BackfillEvent arrival, long occurredAt) {
    if (arrival.knownAt() != null) {
      return arrival.knownAt();
    }
    long reached =
        Math.max(arrival.reachedInFile(), beforeFile()[BackfillEvent.file(arrival.order())]);
    return reached < occurredAt ? occurredAt : reached + 1;
  }

  private long[] beforeFile() {
    if (reachedBeforeFile == null) {
      reachedBeforeFile = new long[reachedByFile.length];
      long reached = Long.MIN_VALUE;
      for (int file = 0; file < reachedByFile.length; file++) {
        reachedBeforeFile[file] = reached;
        reached = Math.max(reached, reachedByFile[file]);
      }
    }
    return reachedBeforeFile;
  }
}
