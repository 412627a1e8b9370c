package io.escalations.jobs.rows;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.fact.AcceptedEvent;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.KnownRow;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableChanges;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.util.function.Consumer;

/** Reads from a record every row that it changes, whichever topic it stands in. */
public final class TopicRows {
  private TopicRows() {}

  public static void read(TopicRecord record, Consumer<RowChange<?>> out) {
    switch (record.topic()) {
      case TopicNames.CASE_FACTS -> facts(record, out);
      case TopicNames.CASE_FACTS_HISTORY -> history(record, out);
      case TopicNames.SLA_ALERTS -> row(Tables.SLA_ALERTS, Topics.SLA_ALERTS, record, out);
      case TopicNames.ACCEPTED_EVENTS -> row(Tables.CASE_EVENTS, event(record), out);
      case TopicNames.REJECTED -> row(Tables.REJECTED_EVENTS, rejected(record), out);
      case TopicNames.DUPLICATES -> row(Tables.DUPLICATE_EVENTS, Topics.DUPLICATES, record, out);
      case TopicNames.RECORD_COUNTS -> row(Tables.RECORD_COUNTS, Topics.RECORD_COUNTS, record, out);
      case TopicNames.ESCALATION_VOLUME ->
          row(Tables.ESCALATION_VOLUME, Topics.ESCALATION_VOLUME, record, out);
      case TopicNames.RESOLUTION_TIMES ->
          row(Tables.RESOLUTION_TIMES, Topics.RESOLUTION_TIMES, record, out);
      case TopicNames.ISSUE_PATTERNS ->
          row(Tables.ISSUE_PATTERNS, Topics.ISSUE_PATTERNS, record, out);
      case TopicNames.ALERT_DELIVERIES ->
          row(Tables.ALERT_DELIVERIES, Topics.ALERT_DELIVERIES, record, out);
      default -> throw new IllegalArgumentException(record.topic() + " holds no rows of a table");
    }
  }

  public static AcceptedEvent event(TopicRecord record) {
    return new AcceptedEvent(
        Topics.ACCEPTED_EVENTS.decode(record.value()),
        EventOrigin.decode(record.headers().get(EventOrigin.HEADER)));
  }

  private static RejectedRecord rejected(TopicRecord record) {
    return RejectedRecord.of(record.headers(), Topics.REJECTED.decode(record.value()));
  }

  private static void facts(TopicRecord record, Consumer<RowChange<?>> out) {
    if (!record.key().isEmpty()) { // else it is a watermark
      FactsChanged facts = Topics.CASE_FACTS.decode(record.value());
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

  private static void history(TopicRecord record, Consumer<RowChange<?>> out) {
    FactsChanged facts = Topics.CASE_FACTS_HISTORY.decode(record.value());
    facts.changes().forEach(changes -> known(changes, facts.knownAt(), out));
  }

  private static <R> void known(TableChanges<R> changes, long knownAt, Consumer<RowChange<?>> out) {
    Table<KnownRow<R>> history = Tables.history(changes.table());
    for (R row : changes.rows()) {
      out.accept(new RowChange<>(history, new KnownRow<>(row, knownAt), false, knownAt));
    }
    for (R row : changes.removed()) {
      out.accept(new RowChange<>(history, new KnownRow<>(row, knownAt), true, knownAt));
    }
  }

  private static <R> void row(
      Table<R> table, Topic<R> topic, TopicRecord record, Consumer<RowChange<?>> out) {
    row(table, topic.decode(record.value()), out);
  }

  private static <R> void row(Table<R> table, R row, Consumer<RowChange<?>> out) {
    out.accept(new RowChange<>(table, row, table.isTombstone(row), table.restatedAt(row)));
  }
}
