package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.SECONDS;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.UINT8;
import static io.escalations.schemas.table.ColumnTypes.oneOf;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.EscalationKind;
import io.escalations.schemas.event.EscalationReason;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.table.Table;

/** Defines {@code escalations}. */
final class EscalationsTable {
  private static final String BEFORE = "Before the ESCALATED event";
  private static final String AFTER = "After the ESCALATED event";
  private static final String AS_OF_ESCALATION = "As of the escalation";

  private EscalationsTable() {}

  static Table<EscalationRow> define() {
    return Table.of(EscalationRow.class, "escalations")
        .fact(2, TopicNames.CASE_FACTS)
        .comment("Hand-overs of cases")
        .key("case_id", "escalation_no")
        .quarterOf("escalated_at")
        .column("case_id", TEXT, EscalationRow::caseId, "The case")
        .column("escalation_no", UINT32, EscalationRow::escalationNo, "1 for the first of the case")
        .column(
            "kind",
            oneOf(EscalationKind.class).nullable(),
            EscalationRow::kind,
            "FUNCTIONAL, HIERARCHICAL, AUTOMATIC")
        .column(
            "reason",
            oneOf(EscalationReason.class).nullable(),
            EscalationRow::reason,
            "Why it was handed on")
        .column(
            "from_department",
            TEXT.lowCardinality().nullable(),
            EscalationRow::fromDepartment,
            BEFORE)
        .column("department", TEXT.lowCardinality().nullable(), EscalationRow::department, AFTER)
        .column("from_tier", UINT8.nullable(), EscalationRow::fromTier, BEFORE)
        .column("tier", UINT8.nullable(), EscalationRow::tier, AFTER)
        .column(
            "issue_category",
            oneOf(IssueCategory.class).nullable(),
            EscalationRow::issueCategory,
            AS_OF_ESCALATION)
        .column(
            "issue_type",
            TEXT.lowCardinality().nullable(),
            EscalationRow::issueType,
            AS_OF_ESCALATION)
        .column(
            "priority", oneOf(Priority.class).nullable(), EscalationRow::priority, AS_OF_ESCALATION)
        .column(
            "channel", oneOf(Channel.class).nullable(), EscalationRow::channel, AS_OF_ESCALATION)
        .column("customer_id", TEXT.nullable(), EscalationRow::customerId, AS_OF_ESCALATION)
        .column(
            "description",
            TEXT.personal(),
            EscalationRow::description,
            "Personal data: free text of the issue as of the escalation")
        .column("escalated_at", INSTANT, EscalationRow::escalatedAt, "When it was handed on")
        .column(
            "acknowledged_at",
            INSTANT.nullable(),
            EscalationRow::acknowledgedAt,
            "First ASSIGNED, AGENT_REPLIED, RESOLVED or CLOSED while it ran")
        .column(
            "owner",
            TEXT.nullable(),
            EscalationRow::owner,
            "Last assignee carried while it was open")
        .column(
            "status",
            oneOf(EscalationStatus.class),
            EscalationRow::status,
            "OPEN, HANDED_ON, RESOLVED, DEESCALATED, CANCELLED")
        .column("ended_at", INSTANT.nullable(), EscalationRow::endedAt, "When it ended")
        .column(
            "deadline",
            INSTANT.nullable(),
            EscalationRow::deadline,
            "due_at of its escalation clock")
        .column(
            "resolution_seconds",
            SECONDS.nullable(),
            EscalationRow::resolutionMillis,
            "Wall time to RESOLVED or DEESCALATED")
        .build();
  }
}
