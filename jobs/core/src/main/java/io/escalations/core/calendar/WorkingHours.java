package io.escalations.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weekly hours in a zone, with dates whose hours are others.
 *
 * <p>Counted time is summed up once for each stretch of the instant line that is asked for and
 * kept; after that, counting between two instants and adding to one are searches in a sorted array,
 * however many years lie between. Outside the years in which dates or zone rules differ from their
 * regular course everything repeats after 400 years, which are whole weeks, so that an instant in
 * the year 9999 needs no sums of its own.
 *
 * <p>Safe for use by several threads: what is summed up is immutable and replaced whole.
 */
public final class WorkingHours implements WorkingTime {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long CYCLE = 146_097 * DAY;
  private static final long CHUNK = 4 * 366 * DAY;

  /**
   * Hours that begin on a date reach no further than this from it, gaps of a whole day included.
   */
  private static final int REACH_DAYS = 4;

  private final ZoneId zone;
  private final ZoneRules rules;
  private final CalendarDays days;
  private final long regularBefore;
  private final long regularAfter;
  private volatile CountedLine line;

  /**
   * @param days one weekday at least has hours
   */
  WorkingHours(ZoneId zone, CalendarDays days) {
    this.zone = zone;
    this.rules = zone.getRules();
    this.days = days;
    List<ZoneOffsetTransition> changes = rules.getTransitions();
    Instant firstChange = changes.isEmpty() ? Instant.EPOCH : changes.get(0).getInstant();
    Instant lastChange =
        changes.isEmpty() ? Instant.EPOCH : changes.get(changes.size() - 1).getInstant();
    regularBefore = Math.min(firstChange.toEpochMilli(), startOf(days.first())) - REACH_DAYS * DAY;
    regularAfter = Math.max(lastChange.toEpochMilli(), startOf(days.last())) + REACH_DAYS * DAY;
  }

  public ZoneId zone() {
    return zone;
  }

  /** Whose public holidays it keeps. */
  public Optional<HolidaySource> holidaySource() {
    return Optional.ofNullable(days.holidaySource());
  }

  /**
   * Regular hours as written, by weekday and by place in the month such as {@code first FRIDAY}.
   */
  public Map<String, List<String>> week() {
    Map<String, List<String>> week = new LinkedHashMap<>();
    days.week().forEach((day, hours) -> week.put(day.name(), texts(hours)));
    days.weekByPlace().forEach((day, hours) -> week.put(day.toString(), texts(hours)));
    return week;
  }

  private static List<String> texts(List<LocalHours> hours) {
    return hours.stream().map(LocalHours::toString).toList();
  }

  /** The hours of a date. */
  public CalendarDay on(LocalDate date) {
    return days.day(date);
  }

  @Override
  public long workingDay() {
    return days.longestDay();
  }

  private static long startOf(LocalDate date) {
    return date.toEpochDay() * DAY;
  }

  @Override
  public long between(long from, long to) {
    if (to <= from) {
      return 0;
    }
    CountedLine known = line;
    if (known == null || from < known.from() || to > known.to()) {
      known = reaching(from, to);
    }
    return until(known, to) - until(known, from);
  }

  @Override
  public long add(long from, long millis) {
    if (millis == 0) {
      return from;
    }
    CountedLine known = reaching(from, from);
    long counted = until(known, from) + millis;
    while (counted > known.total() && known.to() < lastOwn()) {
      known = reaching(known.from(), known.to() + CHUNK);
      counted = until(known, from) + millis;
    }
    if (counted > known.total()) {
      return addBeyond(from, millis);
    }
    if (counted <= 0) {
      long cycle = known.until(firstOwn() + CYCLE);
      long cycles = Math.floorDiv(counted - 1, cycle);
      return known.instantOf(counted - cycles * cycle) + cycles * CYCLE;
    }
    return known.instantOf(counted);
  }

  private long addBeyond(long from, long millis) {
    CountedLine known = reaching(from, lastOwn() + 1);
    long cycle = known.total() - known.until(lastOwn() - CYCLE);
    long counted = until(known, from) + millis;
    long cycles = Math.floorDiv(counted - known.total() - 1, cycle) + 1;
    return known.instantOf(counted - cycles * cycle) + cycles * CYCLE;
  }

  /** Sums are kept from here on; before, the cycle that begins here repeats. */
  private long firstOwn() {
    return regularBefore - CYCLE;
  }

  /** Sums are kept up to here; after, the cycle that ends here repeats. */
  private long lastOwn() {
    return regularAfter + CYCLE;
  }

  /**
   * Counted from the beginning of the line, negative before it. The line reaches the instant or the
   * cycle that stands for it.
   */
  private long until(CountedLine known, long instant) {
    if (instant > lastOwn()) {
      long cycles = Math.floorDiv(instant - lastOwn() - 1, CYCLE) + 1;
      return known.until(instant - cycles * CYCLE)
          + cycles * (known.total() - known.until(lastOwn() - CYCLE));
    }
    if (instant < firstOwn()) {
      long cycles = Math.floorDiv(instant - firstOwn(), CYCLE);
      return known.until(instant - cycles * CYCLE) + cycles * known.until(firstOwn() + CYCLE);
    }
    return known.until(instant);
  }

  /** The line, made longer if it does not reach both instants. */
  private CountedLine reaching(long from, long to) {
    CountedLine known = line;
    if (known != null && known.from() <= from && to <= known.to()) {
      return known;
    }
    synchronized (this) {
      long first = Math.max(firstOwn(), from > lastOwn() ? lastOwn() - CYCLE : from);
      long last = Math.min(lastOwn(), to < firstOwn() ? firstOwn() + CYCLE : to);
      if (from < firstOwn()) {
        last = Math.max(last, firstOwn() + CYCLE);
      }
      if (to > lastOwn()) {
        first = Math.min(first, lastOwn() - CYCLE);
      }
      if (line == null) {
        long begin = Math.max(firstOwn(), first - CHUNK / 2);
        line = sum(begin, Math.min(lastOwn(), begin + CHUNK));
      }
      if (first < line.from()) {
        long begin = Math.max(firstOwn(), Math.min(first, line.from() - CHUNK));
        line = sum(begin, line.from()).followedBy(line);
      }
      if (last > line.to()) {
        line =
            line.followedBy(sum(line.to(), Math.min(lastOwn(), Math.max(last, line.to() + CHUNK))));
      }
      return line;
    }
  }

  private CountedLine sum(long from, long to) {
    List<long[]> intervals = new ArrayList<>();
    LocalDate last = dateOf(to).plusDays(REACH_DAYS);
    for (LocalDate date = dateOf(from).minusDays(REACH_DAYS);
        !date.isAfter(last);
        date = date.plusDays(1)) {
      for (LocalHours hours : days.on(date).hours()) {
        long[] interval = hours.on(date, rules);
        if (interval != null) {
          intervals.add(interval);
        }
      }
    }
    return CountedLine.of(from, to, intervals);
  }

  private static LocalDate dateOf(long instant) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(instant), ZoneOffset.UTC);
  }
}
