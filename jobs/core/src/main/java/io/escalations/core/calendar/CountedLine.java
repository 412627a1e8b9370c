package io.escalations.core.calendar;

import java.util.Arrays;
import java.util.List;

/**
 * The working intervals of one stretch of the instant line, disjoint and ascending, with the time
 * in them summed up. Two indexes say where to begin to look: working hours are spread so evenly
 * that the interval wanted is one of the next few.
 */
final class CountedLine {
  private static final long DAY = 24 * 60 * 60 * 1000L;

  private final long from;
  private final long to;
  private final long[] starts;

  /**
   * Before interval i lie {@code sums[i]} counted milliseconds of the stretch; the last entry is
   * the whole.
   */
  private final long[] sums;

  /** By day of the stretch: how many intervals start by its beginning. */
  private final int[] startsByDay;

  /**
   * By portions of the average length of an interval: how many sums are no greater than what lies
   * before the portion.
   */
  private final int[] sumsByPortion;

  private final long portion;

  private CountedLine(long from, long to, long[] starts, long[] sums) {
    this.from = from;
    this.to = to;
    this.starts = starts;
    this.sums = sums;
    portion = Math.max(1, total() / Math.max(1, starts.length));
    startsByDay = notAfter(starts, from, DAY, to - from);
    sumsByPortion = notAfter(sums, 0, portion, total());
  }

  /**
   * How many of the values are no greater than {@code first}, {@code first + step} and so on, as
   * far as {@code length} reaches.
   */
  private static int[] notAfter(long[] ascending, long first, long step, long length) {
    int[] counts = new int[Math.toIntExact(length / step) + 1];
    int count = 0;
    for (int i = 0; i < counts.length; i++) {
      while (count < ascending.length && ascending[count] <= first + i * step) {
        count++;
      }
      counts[i] = count;
    }
    return counts;
  }

  /**
   * @param intervals pairs of instants in any order, overlapping or not; what lies outside the
   *     stretch is cut off
   */
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
    int next = startsByDay[(int) ((instant - from) / DAY)];
    while (next < starts.length && starts[next] <= instant) {
      next++;
    }
    return next == 0 ? 0 : Math.min(sums[next - 1] + instant - starts[next - 1], sums[next]);
  }

  /**
   * The earliest instant at which so much has been counted, more than 0 and no more than {@link
   * #total()}.
   */
  long instantOf(long counted) {
    int next = sumsByPortion[(int) ((counted - 1) / portion)];
    while (sums[next] < counted) {
      next++;
    }
    return starts[next - 1] + counted - sums[next - 1];
  }
}
