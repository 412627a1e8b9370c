package io.escalations.schemas.fact;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.oneOf;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableBuilder;

/** Defines {@code alert_deliveries}. */
final class AlertDeliveriesTable {
  private static final String OF_THE_ALERT = "Of the alert";

  private AlertDeliveriesTable() {}

  static Table<AlertDeliveryRow> define() {
    TableBuilder<AlertDeliveryRow> table =
        Table.of(AlertDeliveryRow.class, "alert_deliveries")
            .comment("Attempts to deliver alerts, never removed")
            .key("alert_id", "receiver", "message_id", "attempted_at")
            .from(TopicNames.ALERT_DELIVERIES)
            .column("alert_id", TEXT, AlertDeliveryRow::alertId, "The alert, as in sla_alerts")
            .column("revision", UINT32, AlertDeliveryRow::revision, "The alert's, as it was sent")
            .column(
                "receiver",
                TEXT.lowCardinality(),
                AlertDeliveryRow::receiver,
                "To whom, as in receivers.yaml")
            .column(
                "product", TEXT.lowCardinality(), AlertDeliveryRow::product, "What receives there")
            .column(
                "message_id",
                TEXT,
                AlertDeliveryRow::messageId,
                "Identity of the message, the same when it is sent again")
            .column(
                "message",
                TEXT.lowCardinality(),
                AlertDeliveryRow::message,
                "TRIGGER, UPDATE, REMIND, ACKNOWLEDGE, RESOLVE, RETRACT")
            .column(
                "group_id",
                TEXT.nullable(),
                AlertDeliveryRow::groupId,
                "Of a message about many alerts; null of one about this alert alone");
    alert(table);
    answer(table);
    return table.build();
  }

  private static void alert(TableBuilder<AlertDeliveryRow> table) {
    table
        .column("case_id", TEXT, AlertDeliveryRow::caseId, OF_THE_ALERT)
        .column("clock", TEXT.lowCardinality(), AlertDeliveryRow::clock, OF_THE_ALERT)
        .column("instance", UINT32, AlertDeliveryRow::instance, OF_THE_ALERT)
        .column("level", TEXT.lowCardinality(), AlertDeliveryRow::level, OF_THE_ALERT)
        .column(
            "department",
            TEXT.lowCardinality().nullable(),
            AlertDeliveryRow::department,
            OF_THE_ALERT);
  }

  private static void answer(TableBuilder<AlertDeliveryRow> table) {
    table
        .column(
            "attempted_at", INSTANT, AlertDeliveryRow::attemptedAt, "Wall time when it was sent")
        .column("answered_at", INSTANT, AlertDeliveryRow::answeredAt, "Wall time of the answer")
        .column(
            "outcome",
            oneOf(DeliveryOutcome.class),
            AlertDeliveryRow::outcome,
            "ACCEPTED; BUSY and UNWELCOME are tried again; REFUSED is not")
        .column("answer", TEXT, AlertDeliveryRow::answer, "What the receiver answered, shortened");
  }
}
