package io.escalations.core.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a calendar counts, found by walking date after date from one boundary of hours to the next:
 * slow, without sums, and with its own reading of the zone's rules.
 *
 * @param week minutes of the day at which hours start and end; an end that is not after its start
 *     is the next day's
 */
record WalkedHours(
    ZoneId zone, Map<DayOfWeek, List<int[]>> week, Map<LocalDate, List<int[]>> exceptions) {
  private static final int MARGIN_DAYS = 4;

  long between(long from, long to) {
    long counted = 0;
    long left = from;
    for (long boundary : boundaries(from, to)) {
      counted += isOpen(left) ? boundary - left : 0;
      left = boundary;
    }
    return counted;
  }

  long add(long from, long millis, long limit) {
    long missing = millis;
    long left = from;
    for (long boundary : boundaries(from, limit)) {
      if (missing == 0) {
        return left;
      }
      if (isOpen(left)) {
        long counted = Math.min(missing, boundary - left);
        missing -= counted;
        if (missing == 0) {
          return left + counted;
        }
      }
      left = boundary;
    }
    throw new AssertionError("not reached before " + Instant.ofEpochMilli(limit));
  }

  private TreeSet<Long> boundaries(long from, long to) {
    TreeSet<Long> boundaries = new TreeSet<>(List.of(to));
    for (LocalDate date = date(from); !date.isAfter(date(to)); date = date.plusDays(1)) {
      for (long[] interval : around(date)) {
        boundaries.add(interval[0]);
        boundaries.add(interval[1]);
      }
    }
    return new TreeSet<>(boundaries.subSet(from, false, to, true));
  }

  private boolean isOpen(long instant) {
    return around(date(instant)).stream()
        .anyMatch(interval -> interval[0] <= instant && instant < interval[1]);
  }

  private LocalDate date(long instant) {
    return Instant.ofEpochMilli(instant).atZone(zone).toLocalDate();
  }

  private List<long[]> around(LocalDate date) {
    return date.minusDays(MARGIN_DAYS)
        .datesUntil(date.plusDays(MARGIN_DAYS))
        .flatMap(
            near ->
                hours(near).stream()
                    .map(hours -> on(near, hours))
                    .filter(interval -> interval[0] < interval[1]))
        .toList();
  }

  private List<int[]> hours(LocalDate date) {
    return exceptions.containsKey(date)
        ? exceptions.get(date)
        : week.getOrDefault(date.getDayOfWeek(), List.of());
  }

  private long[] on(LocalDate date, int[] hours) {
    LocalDateTime start = date.atStartOfDay().plusMinutes(hours[0]);
    LocalDateTime end =
        date.atStartOfDay().plusMinutes(hours[1] > hours[0] ? hours[1] : hours[1] + 24 * 60);
    if (isSkipped(start)
        && isSkipped(end)
        && zone.getRules().getTransition(start).equals(zone.getRules().getTransition(end))) {
      return new long[] {0, 0};
    }
    return new long[] {instant(start), instant(end)};
  }

  private boolean isSkipped(LocalDateTime local) {
    return zone.getRules().getValidOffsets(local).isEmpty();
  }

  private long instant(LocalDateTime local) {
    return ZonedDateTime.of(local, zone).withEarlierOffsetAtOverlap().toInstant().toEpochMilli();
  }
}
