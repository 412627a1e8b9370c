package io.escalations.jobs.rows;

import io.escalations.schemas.Cbor;
import io.escalations.schemas.Topics;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.AcceptedEvent;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.FactsCodec;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.SlaAlertJson;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableChanges;
import java.util.function.Consumer;

/** Reads from a record every row that it changes, whichever topic it stands in. */
public final class TopicRows {
  private static final Cbor<CaseEvent> EVENTS = Cbor.of(CaseEvent.class);

  private TopicRows() {}

  public static void read(TopicRecord record, Consumer<RowChange<?>> out) {
    switch (record.topic()) {
      case Topics.CASE_FACTS -> facts(record, out);
      case Topics.SLA_ALERTS -> added(Tables.SLA_ALERTS, SlaAlertJson.read(record.value()), out);
      case Topics.ACCEPTED_EVENTS -> added(Tables.CASE_EVENTS, event(record), out);
      case Topics.REJECTED ->
          added(Tables.REJECTED_EVENTS, RejectedRecord.of(record.headers(), record.value()), out);
      default -> Tables.ofTopic(record.topic()).forEach(table -> row(table, record, out));
    }
  }

  public static AcceptedEvent event(TopicRecord record) {
    return new AcceptedEvent(
        EVENTS.decode(record.value()),
        EventOrigin.decode(record.headers().get(EventOrigin.HEADER)));
  }

  private static void facts(TopicRecord record, Consumer<RowChange<?>> out) {
    if (!record.key().isEmpty()) { // else it is a watermark
      FactsChanged facts = FactsCodec.decode(record.value());
      facts.changes().forEach(changes -> changed(changes, facts.knownAt(), out));
    }
  }

  private static <R> void changed(
      TableChanges<R> changes, Long knownAt, Consumer<RowChange<?>> out) {
    for (R row : changes.rows()) {
      out.accept(new RowChange<>(changes.table(), row, false, knownAt));
    }
    for (R row : changes.removed()) {
      out.accept(new RowChange<>(changes.table(), row, true, knownAt));
    }
  }

  private static <R> void row(Table<R> table, TopicRecord record, Consumer<RowChange<?>> out) {
    R row = table.decode(record.value());
    out.accept(new RowChange<>(table, row, table.isTombstone(row), table.restatedAt(row)));
  }

  private static <R> void added(Table<R> table, R row, Consumer<RowChange<?>> out) {
    out.accept(new RowChange<>(table, row, false, null));
  }
}
