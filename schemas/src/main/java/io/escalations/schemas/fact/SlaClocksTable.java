package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.SECONDS;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.UINT8;
import static io.escalations.schemas.table.ColumnTypes.oneOf;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableBuilder;

/** Defines {@code sla_clocks}. */
final class SlaClocksTable {
  private static final String CHOSEN_WITH = "Value the target was chosen with";
  private static final String AT_BREACH = "Value in force at breached_at; null if not breached";

  private SlaClocksTable() {}

  static Table<SlaClockRow> define() {
    TableBuilder<SlaClockRow> table =
        Table.of(SlaClockRow.class, "sla_clocks")
            .fact(3, TopicNames.CASE_FACTS)
            .comment("Clock instances")
            .key("case_id", "clock", "instance")
            .quarterOf("started_at")
            .column("case_id", TEXT, SlaClockRow::caseId, "The case")
            .column(
                "clock", TEXT.lowCardinality(), SlaClockRow::clock, "first_response, resolution, …")
            .column("instance", UINT32, SlaClockRow::instance, "1 for the first of the case")
            .column(
                "policy_version",
                TEXT.lowCardinality().nullable(),
                SlaClockRow::policyVersion,
                "The policy the row was computed under")
            .column(
                "calendar",
                TEXT.lowCardinality().nullable(),
                SlaClockRow::calendar,
                "Name in that policy; null for a deadline without one")
            .column(
                "status",
                oneOf(ClockStatus.class),
                SlaClockRow::status,
                "RUNNING, PAUSED, MET, BREACHED, CANCELLED; a breached one stays BREACHED");
    times(table);
    attributes(table);
    return table.build();
  }

  private static void times(TableBuilder<SlaClockRow> table) {
    table
        .column("started_at", INSTANT, SlaClockRow::startedAt, "When it started")
        .column("target_seconds", SECONDS, SlaClockRow::targetMillis, "Counted time allowed")
        .column(
            "due_at",
            INSTANT.nullable(),
            SlaClockRow::dueAt,
            "Earliest instant at which counted time equals the target; null while paused")
        .column(
            "remaining_seconds",
            SECONDS.nullable(),
            SlaClockRow::remainingMillis,
            "Counted time left, while paused only")
        .column(
            "stopped_at",
            INSTANT.nullable(),
            SlaClockRow::stoppedAt,
            "When it was stopped or cancelled")
        .column(
            "breached_at",
            INSTANT.nullable(),
            SlaClockRow::breachedAt,
            "When it breached, whenever that was noticed")
        .column(
            "cause",
            oneOf(BreachCause.class).nullable(),
            SlaClockRow::cause,
            "DUE: time ran out; POLICY_CHANGE: the target changed to one already missed")
        .column(
            "elapsed_seconds",
            SECONDS.nullable(),
            SlaClockRow::elapsedMillis,
            "Counted time, once stopped or while paused")
        .column(
            "wall_seconds",
            SECONDS.nullable(),
            SlaClockRow::wallMillis,
            "Wall time less resolved gaps, once stopped")
        .column(
            "paused_seconds",
            SECONDS.nullable(),
            SlaClockRow::pausedMillis,
            "Wall time of the pauses of the clock itself, once stopped")
        .column(
            "overdue_seconds",
            SECONDS.nullable(),
            SlaClockRow::overdueMillis,
            "Counted time from breach to stop, once stopped");
  }

  private static void attributes(TableBuilder<SlaClockRow> table) {
    table
        .column(
            "department", TEXT.lowCardinality().nullable(), SlaClockRow::department, CHOSEN_WITH)
        .column("tier", UINT8.nullable(), SlaClockRow::tier, CHOSEN_WITH)
        .column("priority", oneOf(Priority.class).nullable(), SlaClockRow::priority, CHOSEN_WITH)
        .column(
            "issue_category",
            oneOf(IssueCategory.class).nullable(),
            SlaClockRow::issueCategory,
            CHOSEN_WITH)
        .column(
            "breach_department",
            TEXT.lowCardinality().nullable(),
            SlaClockRow::breachDepartment,
            AT_BREACH)
        .column("breach_tier", UINT8.nullable(), SlaClockRow::breachTier, AT_BREACH)
        .column(
            "breach_priority",
            oneOf(Priority.class).nullable(),
            SlaClockRow::breachPriority,
            AT_BREACH);
  }
}
