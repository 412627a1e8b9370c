package io.escalations.cli.demo;

import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Thirteen months of made-up cases, which have what the bundled log lacks: ratings, tiers, answers,
 * failed attempts, words. Each event says that it is not real: its {@code source} is {@code
 * generated}. The same program makes the same events.
 */
public final class GeneratedLog {
  static final String SOURCE = "generated";

  /** A Monday in the last week. */
  public static final long WATCH_FROM = Times.parse("2026-02-09T07:00:00Z");

  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final long END = Times.parse("2026-02-13T18:00:00Z");
  private static final int CASES_A_DAY = 30;
  private static final int GROWTH_IN_DAYS = 40;
  private static final long SEED = 20_250_101;

  private GeneratedLog() {}

  /**
   * In order of event time, one a line, before an instant into one file, and from then on into the
   * other.
   */
  static void write(long instant, OutputStream before, OutputStream after) throws IOException {
    for (CaseEvent event : events()) {
      OutputStream out = event.occurredAt() < instant ? before : after;
      out.write(CaseEventWriter.write(event));
      out.write('\n');
    }
  }

  static List<CaseEvent> events() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<CaseEvent> events = new ArrayList<>();
    int number = 0;
    for (long day = FIRST_DAY.toEpochDay(); day * Duration.ofDays(1).toMillis() < END; day++) {
      int cases = cases(day, random);
      for (int i = 0; i < cases; i++) {
        events.addAll(
            new GeneratedCase("GEN%06d".formatted(++number), openedAt(day, random), random.split())
                .events());
      }
    }
    events.removeIf(event -> event.occurredAt() > END);
    events.sort(
        Comparator.comparingLong(CaseEvent::occurredAt)
            .thenComparing(CaseEvent::caseId)
            .thenComparingLong(CaseEvent::sequence));
    return events;
  }

  /** A little more each quarter; at weekends a fifth. */
  private static int cases(long day, SplittableRandom random) {
    double mean = CASES_A_DAY + (day - FIRST_DAY.toEpochDay()) / (double) GROWTH_IN_DAYS;
    boolean weekend = LocalDate.ofEpochDay(day).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    return (int) Math.round((weekend ? mean / 5 : mean) * random.nextDouble(0.8, 1.2));
  }

  /** Around noon. */
  private static long openedAt(long day, SplittableRandom random) {
    double hour = Math.min(23.9, Math.max(0, random.nextGaussian(12, 3.2)));
    return day * Duration.ofDays(1).toMillis() + (long) (hour * Duration.ofHours(1).toMillis());
  }
}
