package io.escalations.core.calendar;

import java.util.Arrays;
import java.util.List;

/** The working intervals of one stretch of the instant line, disjoint and ascending, with the time in them summed up. */
final class CountedLine {
  private final long from;
  private final long to;
  private final long[] starts;
  /** Before interval i lie {@code sums[i]} counted milliseconds of the stretch; the last entry is the whole. */
  private final long[] sums;

  private CountedLine(long from, long to, long[] starts, long[] sums) {
    this.from = from;
    this.to = to;
    this.starts = starts;
    this.sums = sums;
  }

  /** @param intervals pairs of instants in any order, overlapping or not; what lies outside the stretch is cut off */
  static CountedLine of(long from, long to, List<long[]> intervals) {
    long[][] sorted = intervals.toArray(long[][]::new);
    Arrays.sort(sorted, (one, other) -> Long.compare(one[0], other[0]));
    long[] starts = new long[sorted.length];
    long[] sums = new long[sorted.length + 1];
    int count = 0;
    long end = from;
    for (long[] interval : sorted) {
      long left = Math.max(interval[0], end);
      long right = Math.min(interval[1], to);
      if (left < right) {
        starts[count] = left;
        sums[count + 1] = sums[count] + right - left;
        end = right;
        count++;
      }
    }
    return new CountedLine(from, to, Arrays.copyOf(starts, count), Arrays.copyOf(sums, count + 1));
  }

  /** This stretch and the one that begins where it ends. */
  CountedLine followedBy(CountedLine next) {
    long[] allStarts = Arrays.copyOf(starts, starts.length + next.starts.length);
    System.arraycopy(next.starts, 0, allStarts, starts.length, next.starts.length);
    long[] allSums = Arrays.copyOf(sums, allStarts.length + 1);
    for (int i = 1; i < next.sums.length; i++) {
      allSums[starts.length + i] = total() + next.sums[i];
    }
    return new CountedLine(from, next.to, allStarts, allSums);
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }

  long total() {
    return sums[starts.length];
  }

  /** Counted milliseconds from the beginning of the stretch to an instant of it. */
  long until(long instant) {
    int place = Arrays.binarySearch(starts, instant);
    int interval = place >= 0 ? place : -place - 2;
    return interval < 0 ? 0 : Math.min(sums[interval] + instant - starts[interval], sums[interval + 1]);
  }

  /** The earliest instant at which so much has been counted, more than 0 and no more than {@link #total()}. */
  long instantOf(long counted) {
    int place = Arrays.binarySearch(sums, counted);
    int interval = place >= 0 ? place - 1 : -place - 2;
    return starts[interval] + counted - sums[interval];
  }
}
