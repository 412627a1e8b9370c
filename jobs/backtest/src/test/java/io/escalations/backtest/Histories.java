package io.escalations.backtest;

import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventWriter;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up histories as lines of JSON: cases that are opened, sometimes held, mostly resolved. */
final class Histories {
  static final long BEGINNING = 1_772_445_600_000L; // 2026-03-02T10:00:00Z
  private static final long MINUTE = 60_000;
  private static final int MOST_MINUTES = 600;

  private Histories() {}

  static List<CaseEvent> events(long seed, int cases) {
    Random random = new Random(seed);
    List<CaseEvent> events = new ArrayList<>();
    for (int number = 0; number < cases; number++) {
      String caseId = "C" + number;
      long opened = BEGINNING + number * 7L * MINUTE;
      Priority priority = random.nextBoolean() ? Priority.P1 : Priority.P3;
      events.add(
          CaseEvent.builder("open", caseId, EventType.CASE_OPENED, opened)
              .priority(priority)
              .department("=Desk " + number % 3)
              .build());
      long took = (1 + random.nextInt(MOST_MINUTES)) * MINUTE;
      if (random.nextInt(3) == 0) {
        events.add(CaseEvent.builder("hold", caseId, EventType.ON_HOLD, opened + took / 3).build());
        events.add(
            CaseEvent.builder("resume", caseId, EventType.RESUMED, opened + took / 2).build());
      }
      if (random.nextInt(10) > 0) {
        events.add(CaseEvent.builder("solve", caseId, EventType.RESOLVED, opened + took).build());
      }
    }
    return events;
  }

  static List<String> lines(List<CaseEvent> events) {
    return events.stream()
        .map(event -> new String(CaseEventWriter.write(event), StandardCharsets.UTF_8))
        .toList();
  }

  static Path write(Path file, List<String> lines) throws IOException {
    return Files.write(file, lines, StandardCharsets.UTF_8);
  }
}
