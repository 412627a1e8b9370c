package io.escalations.importer;

import io.escalations.schemas.Times;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.EscalationVolumeRow;
import io.escalations.schemas.fact.SlaClockRow;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** Rows as lines of text that anyone can hash: columns joined by TAB, null is empty. */
final class FactLines {
  private FactLines() {}

  static String all(SlaClockRow row) {
    return line(
        row.caseId(),
        row.clock(),
        row.instance(),
        row.policyVersion(),
        row.calendar(),
        row.status(),
        time(row.startedAt()),
        seconds(row.targetMillis()),
        time(row.dueAt()),
        seconds(row.remainingMillis()),
        time(row.stoppedAt()),
        time(row.breachedAt()),
        row.cause(),
        seconds(row.elapsedMillis()),
        seconds(row.wallMillis()),
        seconds(row.pausedMillis()),
        seconds(row.overdueMillis()),
        row.department(),
        row.tier(),
        row.priority(),
        row.issueCategory());
  }

  static String core(SlaClockRow row) {
    return line(
        row.caseId(),
        row.clock(),
        row.instance(),
        row.status(),
        time(row.startedAt()),
        time(row.dueAt()),
        time(row.stoppedAt()),
        time(row.breachedAt()));
  }

  static String durations(SlaClockRow row) {
    return line(
        row.caseId(),
        row.clock(),
        row.instance(),
        seconds(row.targetMillis()),
        seconds(row.remainingMillis()),
        seconds(row.elapsedMillis()),
        seconds(row.pausedMillis()),
        seconds(row.overdueMillis()));
  }

  static String all(CaseRow row) {
    return line(
        row.caseId(),
        row.status(),
        time(row.openedAt()),
        time(row.firstResponseAt()),
        time(row.resolvedAt()),
        time(row.closedAt()),
        row.firstPriority(),
        row.priority(),
        row.department(),
        row.team(),
        row.assignee(),
        row.tier(),
        row.maxTier(),
        row.channel(),
        row.customerId(),
        row.customerSegment(),
        row.issueCategory(),
        row.issueType(),
        row.issueProduct(),
        row.escalationCount(),
        row.departmentChanges(),
        row.returnsToEarlierDepartment(),
        row.reopenCount(),
        row.failedAttempts(),
        seconds(row.waitingMillis()),
        seconds(row.onHoldMillis()),
        seconds(row.timeToFirstResolutionMillis()),
        row.rating(),
        row.compensatedAmount(),
        row.compensatedCurrency());
  }

  static String all(EscalationRow row) {
    return line(
        row.caseId(),
        row.escalationNo(),
        row.kind(),
        row.reason(),
        row.fromDepartment(),
        row.department(),
        row.fromTier(),
        row.tier(),
        row.issueCategory(),
        row.issueType(),
        row.priority(),
        row.channel(),
        row.customerId(),
        row.description(),
        time(row.escalatedAt()),
        time(row.acknowledgedAt()),
        row.owner(),
        row.status(),
        time(row.endedAt()),
        time(row.deadline()),
        seconds(row.resolutionMillis()));
  }

  static String all(CaseSpanRow row) {
    return line(
        row.caseId(),
        row.kind(),
        row.value(),
        time(row.from()),
        time(row.to()),
        seconds(row.millis()));
  }

  static String all(EscalationVolumeRow row) {
    return line(
        row.window(),
        time(row.windowStart()),
        time(row.windowEnd()),
        row.department(),
        row.issueCategory(),
        row.tier(),
        row.channel(),
        row.escalations(),
        row.openEscalations(),
        row.complete() ? 1 : 0);
  }

  private static String line(Object... columns) {
    return Arrays.stream(columns)
        .map(column -> Objects.toString(column, "").replace('\t', ' ').replace('\n', ' '))
        .collect(Collectors.joining("\t", "", "\n"));
  }

  private static String time(Long instant) {
    return instant == null ? "" : Times.format(instant);
  }

  private static String seconds(Long millis) {
    return millis == null ? "" : BigDecimal.valueOf(millis, 3).toPlainString();
  }
}
