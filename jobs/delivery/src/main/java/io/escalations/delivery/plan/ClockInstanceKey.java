package io.escalations.delivery.plan;

import io.escalations.schemas.delivery.ClockEnd;
import io.escalations.schemas.fact.SlaAlert;

/**
 * Which clock instance. An {@code ESCALATION_DUE} is about the case, whatever its open period.
 *
 * @param instance 0 for that of a case
 */
public record ClockInstanceKey(String caseId, String clock, int instance) {
  /** The clock of an alert that is about a case and no clock. */
  public static final String CASE = "case";

  /** The open periods of a case, all of them. */
  public static ClockInstanceKey ofCase(String caseId) {
    return new ClockInstanceKey(caseId, CASE, 0);
  }

  public static ClockInstanceKey of(SlaAlert alert) {
    return alert.clock().equals(CASE)
        ? ofCase(alert.caseId())
        : new ClockInstanceKey(alert.caseId(), alert.clock(), alert.instance());
  }

  public static ClockInstanceKey of(ClockEnd end) {
    return new ClockInstanceKey(end.caseId(), end.clock(), end.instance());
  }
}
