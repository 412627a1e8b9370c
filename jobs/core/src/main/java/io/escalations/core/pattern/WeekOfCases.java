package io.escalations.core.pattern;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many cases a series had in each hour of one week, which begins on Monday in UTC.
 *
 * @param counts by hour, 0 to 167; an hour without a case is not there
 */
public record WeekOfCases(Map<Integer, Integer> counts) {
  public static final WeekOfCases EMPTY = new WeekOfCases(Map.of());
  static final int HOURS = 168;
  static final long HOUR = Duration.ofHours(1).toMillis();

  /** 1970 began on a Thursday. */
  private static final long FIRST_MONDAY = Duration.ofDays(4).toMillis();

  /** The number of the week an instant lies in. */
  public static long week(long instant) {
    return Math.floorDiv(instant - FIRST_MONDAY, HOURS * HOUR);
  }

  /** The hour of its week an instant lies in. */
  public static int hour(long instant) {
    return (int) (Math.floorMod(instant - FIRST_MONDAY, HOURS * HOUR) / HOUR);
  }

  /** When an hour of a week begins. */
  public static long instant(long week, int hour) {
    return FIRST_MONDAY + (week * HOURS + hour) * HOUR;
  }

  /** With so many more, or fewer, in an hour. */
  public WeekOfCases plus(int hour, int more) {
    Map<Integer, Integer> changed = new HashMap<>(counts);
    changed.merge(hour, more, Integer::sum);
    changed.values().removeIf(count -> count <= 0);
    return new WeekOfCases(changed);
  }

  int of(int hour) {
    return counts.getOrDefault(hour, 0);
  }
}
