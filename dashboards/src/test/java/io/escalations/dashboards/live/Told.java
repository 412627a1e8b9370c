package io.escalations.dashboards.live;

import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaAlert;

/** Alerts as the pipeline says them, with defaults for what a test is not about. */
record Told(
    ClockKey key,
    String level,
    AlertAction action,
    int revision,
    long at,
    long knownAt,
    String department,
    Priority priority) {
  static Told breach(ClockKey key, long at) {
    return new Told(key, "100", AlertAction.RAISED, 1, at, at, "Billing", Priority.P2);
  }

  static Told warning(ClockKey key, int percent, long at) {
    return new Told(
        key, String.valueOf(percent), AlertAction.RAISED, 1, at, at, "Billing", Priority.P2);
  }

  Told voided(long when) {
    return new Told(key, level, AlertAction.VOIDED, revision + 1, at, when, department, priority);
  }

  Told amended(long newAt, long when) {
    return new Told(
        key, level, AlertAction.AMENDED, revision + 1, newAt, when, department, priority);
  }

  Told raisedAgain(long newAt, long when) {
    return new Told(
        key, level, AlertAction.RAISED, revision + 1, newAt, when, department, priority);
  }

  Told in(String otherDepartment, Priority otherPriority) {
    return new Told(key, level, action, revision, at, knownAt, otherDepartment, otherPriority);
  }

  SlaAlert alert() {
    return new SlaAlert(
        key.text() + level,
        revision,
        key.caseId(),
        key.clock(),
        key.instance(),
        level,
        action,
        at,
        knownAt,
        knownAt,
        at,
        3_600_000L,
        ClockStatus.RUNNING,
        department,
        null,
        null,
        priority,
        null,
        action == AlertAction.RAISED ? null : "proof",
        "v1");
  }
}
