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
import io.escalations.schemas.event.Segment;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableBuilder;

/** Defines {@code sla_alerts}. */
final class SlaAlertsTable {
  private static final String AS_OF_AT = "As of at";

  private SlaAlertsTable() {}

  static Table<SlaAlert> define() {
    TableBuilder<SlaAlert> table =
        Table.of(SlaAlert.class, "sla_alerts")
            .comment("Alerts emitted, never removed: a correction is a further revision")
            .key("alert_id", "revision")
            .versionedBy(TopicNames.SLA_ALERTS)
            .column(
                "alert_id",
                TEXT,
                SlaAlert::alertId,
                "Lower-case hex SHA-256 of case_id, clock, instance and level, joined by U+001F")
            .column("revision", UINT32, SlaAlert::revision, "1, 2, … per alert")
            .column("case_id", TEXT, SlaAlert::caseId, "The case")
            .column(
                "clock", TEXT.lowCardinality(), SlaAlert::clock, "first_response, resolution, …")
            .column("instance", UINT32, SlaAlert::instance, "Which one of the case")
            .column(
                "level",
                TEXT.lowCardinality(),
                SlaAlert::level,
                "Percent of the target, 100 is the breach; or ESCALATION_DUE")
            .column(
                "action", oneOf(AlertAction.class), SlaAlert::action, "RAISED, VOIDED, AMENDED");
    times(table);
    attributes(table);
    return table.build();
  }

  private static void times(TableBuilder<SlaAlert> table) {
    table
        .column("at", INSTANT, SlaAlert::at, "The instant of the level")
        .column("known_at", INSTANT, SlaAlert::knownAt, "Event time of the job when it was emitted")
        .column("emitted_at", INSTANT, SlaAlert::emittedAt, "Wall time when it was emitted")
        .column("due_at", INSTANT.nullable(), SlaAlert::dueAt, "Due instant as of at")
        .column(
            "target_seconds", SECONDS.nullable(), SlaAlert::targetMillis, "Counted time allowed");
  }

  private static void attributes(TableBuilder<SlaAlert> table) {
    table
        .column(
            "status",
            oneOf(ClockStatus.class).nullable(),
            SlaAlert::status,
            "Of the clock, as of at")
        .column("department", TEXT.lowCardinality().nullable(), SlaAlert::department, AS_OF_AT)
        .column("team", TEXT.lowCardinality().nullable(), SlaAlert::team, AS_OF_AT)
        .column("tier", UINT8.nullable(), SlaAlert::tier, AS_OF_AT)
        .column("priority", oneOf(Priority.class).nullable(), SlaAlert::priority, AS_OF_AT)
        .column(
            "issue_category",
            oneOf(IssueCategory.class).nullable(),
            SlaAlert::issueCategory,
            AS_OF_AT)
        .column(
            "proof_event_id",
            TEXT.nullable(),
            SlaAlert::proofEventId,
            "The event that proves a VOIDED or AMENDED")
        .column(
            "policy_version",
            TEXT.lowCardinality().nullable(),
            SlaAlert::policyVersion,
            "The policy it was computed under")
        .column(
            "customer_segment",
            oneOf(Segment.class).nullable(),
            SlaAlert::customerSegment,
            AS_OF_AT);
  }
}
