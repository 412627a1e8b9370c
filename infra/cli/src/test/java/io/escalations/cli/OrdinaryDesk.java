package io.escalations.cli;

import io.escalations.schemas.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two years of an ordinary help desk, 2023 and 2024: each case is opened, answered after half an
 * hour, solved after three days and closed after ten.
 */
final class OrdinaryDesk {
  private static final long BEGINNING = Times.parse("2023-01-02T08:00:00Z");
  private static final Duration LENGTH = Duration.ofDays(720);

  private record Line(long at, String text) {}

  private OrdinaryDesk() {}

  /** In the order of time. */
  static List<String> lines(String prefix, int cases) {
    List<Line> lines = new ArrayList<>();
    for (int number = 0; number < cases; number++) {
      String caseId = caseId(prefix, number);
      lines.add(line(caseId, 0, "CASE_OPENED", at(number, cases, Duration.ZERO)));
      lines.add(line(caseId, 1, "AGENT_REPLIED", at(number, cases, Duration.ofMinutes(30))));
      lines.add(line(caseId, 2, "RESOLVED", at(number, cases, Duration.ofDays(3))));
      lines.add(line(caseId, 3, "CLOSED", at(number, cases, Duration.ofDays(10))));
    }
    lines.sort(Comparator.comparingLong(Line::at));
    return lines.stream().map(Line::text).toList();
  }

  /** What the customers thought of it, an hour after each case was closed. */
  static List<String> ratings(String prefix, int cases) {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < cases; number++) {
      long at = at(number, cases, Duration.ofDays(10).plusHours(1));
      lines.add(
          line(caseId(prefix, number), 4, "SATISFACTION_RATED", at)
              .text()
              .replace("}", ",\"rating\":5}"));
    }
    return lines;
  }

  private static String caseId(String prefix, int number) {
    return prefix + "-" + number;
  }

  private static long at(int number, int cases, Duration after) {
    return BEGINNING + number * LENGTH.toMillis() / cases + after.toMillis();
  }

  private static Line line(String caseId, int number, String type, long at) {
    return new Line(
        at,
        "{\"event_id\":\"%s-%d\",\"case_id\":\"%s\",\"type\":\"%s\",\"occurred_at\":\"%s\"}"
            .formatted(caseId, number, caseId, type, Times.format(at)));
  }
}
