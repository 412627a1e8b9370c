package io.escalations.dashboards.live;

import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaAlert;

/** Alerts as the pipeline emits them, with defaults for what a test is not about. */
record AlertFixture(
    ClockKey key,
    String level,
    AlertAction action,
    int revision,
    long at,
    long knownAt,
    String department,
    Priority priority) {
  static AlertFixture breach(ClockKey key, long at) {
    return new AlertFixture(key, "100", AlertAction.RAISED, 1, at, at, "Billing", Priority.P2);
  }

  static AlertFixture warning(ClockKey key, int percent, long at) {
    return new AlertFixture(
        key, String.valueOf(percent), AlertAction.RAISED, 1, at, at, "Billing", Priority.P2);
  }

  AlertFixture voided(long when) {
    return new AlertFixture(
        key, level, AlertAction.VOIDED, revision + 1, at, when, department, priority);
  }

  AlertFixture amended(long newAt, long when) {
    return new AlertFixture(
        key, level, AlertAction.AMENDED, revision + 1, newAt, when, department, priority);
  }

  AlertFixture raisedAgain(long newAt, long when) {
    return new AlertFixture(
        key, level, AlertAction.RAISED, revision + 1, newAt, when, department, priority);
  }

  AlertFixture in(String otherDepartment, Priority otherPriority) {
    return new AlertFixture(
        key, level, action, revision, at, knownAt, otherDepartment, otherPriority);
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
        "v1",
        null);
  }
}
