package io.escalations.cli;

import io.escalations.schemas.event.CaseEventParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A log as it may arrive: every event up to half an hour late, one in a hundred twice, and one in
 * two hundred up to three weeks late. The last are many thousand other events behind, so that a
 * clock's due time passes before what stopped it is known however fast the log is read.
 *
 * @param shareOutOfOrder the share of events that arrive after one that happened later
 */
record DisorderlyLog(List<String> lines, double shareOutOfOrder) {
  private static final int LATE_MILLIS = 30 * 60 * 1000;
  private static final int VERY_LATE_MILLIS = 21 * 24 * 60 * 60 * 1000;
  private static final int TWICE_ONE_IN = 100;
  private static final int VERY_LATE_ONE_IN = 200;

  private record Delivery(String line, long occurredAt, long arrivesAt) {}

  static DisorderlyLog of(List<String> ordered, long seed) {
    Random random = new Random(seed);
    CaseEventParser parser = new CaseEventParser(false);
    List<Delivery> deliveries = new ArrayList<>();
    for (String line : ordered) {
      long occurredAt =
          parser.parse(null, line.getBytes(StandardCharsets.UTF_8), 0).event().occurredAt();
      int times = random.nextInt(TWICE_ONE_IN) == 0 ? 2 : 1;
      for (int i = 0; i < times; i++) {
        int late = random.nextInt(VERY_LATE_ONE_IN) == 0 ? VERY_LATE_MILLIS : LATE_MILLIS;
        deliveries.add(new Delivery(line, occurredAt, occurredAt + random.nextInt(late)));
      }
    }
    deliveries.sort(Comparator.comparingLong(Delivery::arrivesAt));
    long latest = Long.MIN_VALUE;
    int outOfOrder = 0;
    for (Delivery delivery : deliveries) {
      outOfOrder += delivery.occurredAt() < latest ? 1 : 0;
      latest = Math.max(latest, delivery.occurredAt());
    }
    return new DisorderlyLog(
        deliveries.stream().map(Delivery::line).toList(), (double) outOfOrder / deliveries.size());
  }
}
