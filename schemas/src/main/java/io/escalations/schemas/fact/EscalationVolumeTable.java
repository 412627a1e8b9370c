package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.FLAG;
import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.UINT8;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.table.Table;

/** Defines {@code escalation_volume}. */
final class EscalationVolumeTable {
  private static final String AS_OF_ESCALATION = "As of the escalation; empty if unknown";

  private EscalationVolumeTable() {}

  static Table<EscalationVolumeRow> define() {
    return Table.of(EscalationVolumeRow.class, "escalation_volume")
        .comment("Escalations in sliding windows")
        .key("window", "window_end", "department", "issue_category", "tier", "channel")
        .quarterBefore("window_end")
        .restatedAt("restated_at")
        .versionedBy(TopicNames.ESCALATION_VOLUME)
        .tombstoneWhen(row -> row.escalations() == 0)
        .column("window", TEXT.lowCardinality(), EscalationVolumeRow::window, "1h, 24h, 7d")
        .column("window_start", INSTANT, EscalationVolumeRow::windowStart, "Inclusive")
        .column(
            "window_end",
            INSTANT,
            EscalationVolumeRow::windowEnd,
            "Exclusive; a multiple of 5 minutes, an hour, a day")
        .column(
            "department",
            TEXT.lowCardinality(),
            EscalationVolumeRow::department,
            "Who received it; empty if unknown")
        .column(
            "issue_category",
            TEXT.lowCardinality(),
            EscalationVolumeRow::issueCategory,
            AS_OF_ESCALATION)
        .column("tier", UINT8, EscalationVolumeRow::tier, "Who received it; 0 if unknown")
        .column("channel", TEXT.lowCardinality(), EscalationVolumeRow::channel, AS_OF_ESCALATION)
        .column("escalations", UINT32, EscalationVolumeRow::escalations, "Escalated in the window")
        .column(
            "open_escalations",
            UINT32,
            EscalationVolumeRow::openEscalations,
            "Escalated before window_end and not ended before it")
        .column("final", FLAG, EscalationVolumeRow::complete, "1: event time has passed window_end")
        .column(
            "restated_at",
            INSTANT.nullable(),
            EscalationVolumeRow::restatedAt,
            "Event time at which a final row was changed last")
        .build();
  }
}
