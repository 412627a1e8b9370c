package io.escalations.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * Random calendars in zones with odd rules, mostly around a change of the clock, against hours that
 * are walked.
 */
class WorkingHoursPropertyTest {
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "America/New_York",
          "Europe/Berlin",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "Asia/Kathmandu",
          "America/Sao_Paulo",
          "Africa/Casablanca",
          "Asia/Riyadh",
          "Pacific/Kwajalein",
          "America/St_Johns",
          "Antarctica/Troll",
          "+05:30");
  private static final long DAY = Duration.ofDays(1).toMillis();

  private record Sample(
      WorkingHours calendar, WalkedHours walked, long from, boolean nearChange, Random random) {}

  @Property(tries = 1500)
  void countsWhatAWalkCounts(@ForAll long seed) {
    Sample sample = sample(seed);
    long to = sample.from() + sample.random().nextLong(20 * DAY);

    assertThat(sample.calendar().between(sample.from(), to))
        .isEqualTo(sample.walked().between(sample.from(), to));
    Statistics.label("around a change of the clock").collect(sample.nearChange());
    Statistics.label("around a change of the clock")
        .coverage(checker -> checker.check(true).percentage(share -> share > 30));
  }

  @Property(tries = 1500)
  void addsWhatAWalkAdds(@ForAll long seed) {
    Sample sample = sample(seed);
    long to = sample.from() + sample.random().nextLong(20 * DAY);
    long millis = sample.walked().between(sample.from(), to);

    assertThat(sample.calendar().add(sample.from(), millis))
        .isEqualTo(sample.walked().add(sample.from(), millis, to + 1));
  }

  @Property(tries = 1500)
  void findsTheEarliestInstant(@ForAll long seed) {
    Sample sample = sample(seed);
    long millis = 1 + sample.random().nextLong(400 * DAY);

    long due = sample.calendar().add(sample.from(), millis);

    assertThat(sample.calendar().between(sample.from(), due)).isEqualTo(millis);
    assertThat(sample.calendar().between(sample.from(), due - 1)).isEqualTo(millis - 1);
  }

  @Property(tries = 1000)
  void splitsAnywhere(@ForAll long seed) {
    Sample sample = sample(seed);
    long middle = sample.from() + sample.random().nextLong(4_000 * DAY);
    long to = middle + sample.random().nextLong(4_000 * DAY);

    long first = sample.calendar().between(sample.from(), middle);
    long second = sample.calendar().between(middle, to);

    assertThat(first).isBetween(0L, middle - sample.from());
    assertThat(first + second).isEqualTo(sample.calendar().between(sample.from(), to));
    assertThat(sample.calendar().add(sample.from(), first)).isLessThanOrEqualTo(middle);
  }

  /** Whatever was asked before, in whatever order, and however far away, the answer is the same. */
  @Property(tries = 300)
  void answersTheSameWhateverWasAskedBefore(@ForAll long seed) {
    Sample fresh = sample(seed);
    Sample used = sample(seed);
    Random random = new Random(seed + 1);
    for (int i = 0; i < 5; i++) {
      long from =
          Instant.parse("1900-01-01T00:00:00Z").toEpochMilli() + random.nextLong(90_000 * DAY);
      used.calendar().between(from, from + random.nextLong(9_000 * DAY));
      used.calendar().add(from, random.nextLong(900 * DAY));
    }
    long to = fresh.from() + random.nextLong(2_000 * DAY);

    assertThat(used.calendar().between(fresh.from(), to))
        .isEqualTo(fresh.calendar().between(fresh.from(), to));
    assertThat(used.calendar().add(fresh.from(), to - fresh.from()))
        .isEqualTo(fresh.calendar().add(fresh.from(), to - fresh.from()));
  }

  private static Sample sample(long seed) {
    Random random = new Random(seed);
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    long anywhere =
        Instant.parse("1970-01-01T00:00:00Z").toEpochMilli() + random.nextLong(36_525 * DAY);
    ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochMilli(anywhere));
    boolean nearChange = change != null && random.nextInt(4) > 0;
    long from =
        nearChange ? change.getInstant().toEpochMilli() - random.nextLong(6 * DAY) : anywhere;
    if (random.nextBoolean()) {
      from -= Math.floorMod(from, 900_000);
    }
    Map<DayOfWeek, List<int[]>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, hours(random, random.nextInt(3)));
    }
    week.put(DayOfWeek.of(1 + random.nextInt(7)), hours(random, 1));
    Map<LocalDate, List<int[]>> exceptions = new HashMap<>();
    LocalDate around = Instant.ofEpochMilli(from).atZone(zone).toLocalDate();
    for (int i = random.nextInt(4); i > 0; i--) {
      exceptions.put(around.plusDays(random.nextInt(12) - 2), hours(random, random.nextInt(3)));
    }
    return new Sample(
        calendar(zone, week, exceptions),
        new WalkedHours(zone, week, exceptions),
        from,
        nearChange,
        random);
  }

  private static List<int[]> hours(Random random, int count) {
    List<int[]> hours = new ArrayList<>();
    while (hours.size() < count) {
      int start = random.nextInt(96) * 15;
      int end = (1 + random.nextInt(96)) * 15;
      if (start != end && !(start == 0 && end == 24 * 60 && random.nextBoolean())) {
        hours.add(new int[] {start, end});
      }
    }
    return hours;
  }

  private static WorkingHours calendar(
      ZoneId zone, Map<DayOfWeek, List<int[]>> week, Map<LocalDate, List<int[]>> exceptions) {
    Map<DayOfWeek, List<LocalHours>> hours = new EnumMap<>(DayOfWeek.class);
    week.forEach((day, list) -> hours.put(day, written(list)));
    TreeMap<LocalDate, List<LocalHours>> dates = new TreeMap<>();
    exceptions.forEach((date, list) -> dates.put(date, written(list)));
    return new WorkingHours(
        zone, new CalendarDays(hours, Map.of(), new TreeSet<>(), dates, Map.of(), Map.of(), null));
  }

  private static List<LocalHours> written(List<int[]> hours) {
    return hours.stream()
        .map(minutes -> LocalHours.parse(clock(minutes[0]) + "-" + clock(minutes[1])))
        .toList();
  }

  private static String clock(int minutes) {
    return String.format("%02d:%02d", minutes / 60, minutes % 60);
  }
}
