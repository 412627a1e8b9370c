package io.escalations.dashboards.live;

import io.escalations.schemas.fact.SlaAlert;
import java.util.Comparator;

/** Identity of a clock instance. */
public record ClockKey(String caseId, String clock, int instance) implements Comparable<ClockKey> {
  private static final Comparator<ClockKey> ORDER =
      Comparator.comparing(ClockKey::caseId)
          .thenComparing(ClockKey::clock)
          .thenComparingInt(ClockKey::instance);

  public static ClockKey of(SlaAlert alert) {
    return new ClockKey(alert.caseId(), alert.clock(), alert.instance());
  }

  /** One string, as the page names the row. */
  public String text() {
    return caseId + "/" + clock + "/" + instance;
  }

  @Override
  public int compareTo(ClockKey other) {
    return ORDER.compare(this, other);
  }
}
