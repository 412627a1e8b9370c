package io.escalations.core.pattern;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The cases of a series in one week, which begins on Monday in UTC, by hour of the week.
 *
 * @param hours 0 to 167; an hour without a case is not there
 */
public record WeekOfCases(Map<Integer, CasesOfSpan> hours) {
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

  public WeekOfCases plus(CaseAt one) {
    return with(hour(one.instant()), of(hour(one.instant())).plus(one));
  }

  public WeekOfCases minus(CaseAt one) {
    return with(hour(one.instant()), of(hour(one.instant())).minus(one));
  }

  CasesOfSpan of(int hour) {
    return hours.getOrDefault(hour, CasesOfSpan.NONE);
  }

  private WeekOfCases with(int hour, CasesOfSpan cases) {
    Map<Integer, CasesOfSpan> changed = new HashMap<>(hours);
    if (cases.count() == 0) {
      changed.remove(hour);
    } else {
      changed.put(hour, cases);
    }
    return new WeekOfCases(changed);
  }
}
