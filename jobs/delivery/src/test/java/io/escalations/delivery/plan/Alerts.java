package io.escalations.delivery.plan;

import io.escalations.schemas.Times;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaAlert;
import java.time.Duration;

/** Alerts for tests: of clock resolution, instance 1, in department Billing, of priority P1. */
public final class Alerts {
  /** A Monday. */
  public static final long NOON = Times.parse("2026-03-02T12:00:00Z");

  public static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private Alerts() {}

  public static String id(String caseId, String level) {
    return SlaAlert.id(caseId, "resolution", 1, level);
  }

  /**
   * @param emittedAt epoch milliseconds UTC
   */
  public static SlaAlert alert(
      String caseId, String level, int revision, AlertAction action, long emittedAt) {
    return new SlaAlert(
        id(caseId, level),
        revision,
        caseId,
        "resolution",
        1,
        level,
        action,
        emittedAt - 1000,
        emittedAt - 500,
        emittedAt,
        emittedAt - 1000,
        4 * 60 * MINUTE,
        ClockStatus.BREACHED,
        "Billing",
        null,
        2,
        Priority.P1,
        null,
        action == AlertAction.RAISED ? null : "event-" + revision,
        "2026-1",
        Segment.VIP);
  }

  public static KnownAlert raised(String caseId, String level, long emittedAt) {
    return KnownAlert.of(alert(caseId, level, 1, AlertAction.RAISED, emittedAt), false);
  }
}
