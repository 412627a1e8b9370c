package io.escalations.importer;

import io.escalations.importer.cell.Cell;
import io.escalations.importer.cell.DateCell;
import io.escalations.importer.cell.Reading;
import io.escalations.importer.condition.CaseHistory;
import io.escalations.importer.condition.Condition.Context;
import io.escalations.importer.event.EventFields;
import io.escalations.importer.event.EventIds;
import io.escalations.importer.order.TimedRow;
import io.escalations.importer.report.Refusals;
import io.escalations.importer.report.WarningKind;
import io.escalations.importer.report.Warnings;
import io.escalations.importer.row.Row;
import io.escalations.importer.row.RowRefused;
import io.escalations.importer.rule.Mapping;
import io.escalations.importer.rule.Rule;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Parsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of one case, in their order, to events. Made anew for each case. */
final class CaseMapper {
  /**
   * The place of an event whose mapping has no {@code sequence}: rows of one instant, then rules.
   */
  private static final int RULES_AT_MOST = Mapping.RULES_AT_MOST;

  /**
   * What an event is made of.
   *
   * @param values of the row, or of one of its entries
   * @param entry counted from 0; 0 if the row has none
   * @param number of the row, dealt out in the order of the case's rows
   * @param position among the events of the row
   */
  private record Source(TimedRow row, Row values, int entry, long number, int position) {}

  private final Mapping mapping;
  private final String caseId;
  private final Refusals refusals;
  private final Warnings warnings;
  private final EventIds ids;
  private final CaseHistory history = new CaseHistory();
  private final Map<Long, List<List<Long>>> sourcesByInstant = new HashMap<>();
  private Long openedAt;
  private long rowsMapped;
  private long rowsWithoutEvent;

  CaseMapper(Mapping mapping, String caseId, Refusals refusals, Warnings warnings) {
    this.mapping = mapping;
    this.caseId = caseId;
    this.refusals = refusals;
    this.warnings = warnings;
    this.ids = new EventIds(caseId);
  }

  long rowsMapped() {
    return rowsMapped;
  }

  long rowsWithoutEvent() {
    return rowsWithoutEvent;
  }

  /**
   * The events of the case, in the order of its rows and, within a row, of the rules. A refused row
   * leaves no trace: what changed in it has changed in the next row.
   *
   * @param rows in the order of the case
   */
  List<DraftEvent> map(List<TimedRow> rows) {
    long[] numbers = rows.stream().mapToLong(TimedRow::number).sorted().toArray();
    List<DraftEvent> events = new ArrayList<>();
    for (int index = 0; index < rows.size(); index++) {
      TimedRow row = rows.get(index);
      try {
        List<DraftEvent> ofRow = events(row, numbers[index]);
        history.add(row.row(), mapping.comparedColumns());
        events.addAll(ofRow);
        rowsMapped++;
        rowsWithoutEvent += ofRow.isEmpty() ? 1 : 0;
      } catch (RowRefused e) {
        refusals.add(row.line(), e);
      }
    }
    return events;
  }

  private List<DraftEvent> events(TimedRow row, long number) {
    List<DraftEvent> events = new ArrayList<>();
    for (int index = 0; index < mapping.rules().size(); index++) {
      Rule rule = mapping.rules().get(index);
      Context context = new Context(history, events.isEmpty());
      List<Row> entries = rule.each() == null ? List.of(row.row()) : rule.each().of(row.row());
      for (int entry = 0; entry < entries.size(); entry++) {
        if (rule.when().holds(entries.get(entry), context)) {
          Source source = new Source(row, entries.get(entry), entry, number, events.size());
          events.add(event(rule, index, source));
        }
      }
    }
    return events;
  }

  private DraftEvent event(Rule rule, int ruleIndex, Source source) {
    Reading reading = reading(rule, source);
    long occurredAt =
        rule.occurredAt() == mapping.time() ? source.row.time() : instant(reading, source.row);
    long sequence = sequence(ruleIndex, source, occurredAt);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("event_id", eventId(rule, source, sequence, occurredAt));
    fields.put("case_id", caseId);
    fields.put("type", rule.event().name());
    fields.put("occurred_at", Times.format(occurredAt));
    fields.put("sequence", String.valueOf(sequence));
    rule.fields().forEach((field, value) -> put(fields, field, value, source.values));
    Parsed parsed = EventFields.event(fields);
    if (!parsed.isAccepted()) {
      throw new RowRefused(rule.event() + ": " + parsed.detail());
    }
    if (rule.event() == EventType.CASE_OPENED && openedAt == null) {
      openedAt = occurredAt;
    }
    return new DraftEvent(
        parsed.event(), rule, source.row, source.number, source.position, reading);
  }

  /** The date of the event; that of its row was read when the rows were put in order. */
  private Reading reading(Rule rule, Source source) {
    boolean ofRow = rule.occurredAt() == mapping.time();
    Reading reading =
        ofRow && source.row.reading() != null
            ? source.row.reading()
            : rule.occurredAt().read(source.values);
    if (reading == null) {
      throw new RowRefused(
          column(rule),
          "",
          "is the date of "
              + rule.event()
              + ": let the rule's condition ask whether it is known, or name another date");
    }
    return reading;
  }

  private static String column(Rule rule) {
    return rule.occurredAt() instanceof DateCell date ? date.column() : "occurred_at";
  }

  /** A date that may mean two instants is not before the opening. */
  private long instant(Reading reading, TimedRow row) {
    if (!reading.isAmbiguous()) {
      return reading.usual();
    }
    if (openedAt != null && reading.candidates().get(0) < openedAt) {
      return reading.candidates().get(1);
    }
    warnings.add(
        WarningKind.AMBIGUOUS_LOCAL_TIME, row.line(), reading.column(), reading.text(), "");
    return reading.usual();
  }

  private String eventId(Rule rule, Source source, long sequence, long occurredAt) {
    String fact =
        ids.fact(
            rule.name(), occurredAt, rule.newColumns().stream().map(source.values::text).toList());
    if (mapping.eventId() == null) {
      return ids.usual(fact);
    }
    return mapping
        .eventId()
        .fill(
            name ->
                switch (name) {
                  case "@case" -> caseId;
                  case "@row" -> String.valueOf(source.number);
                  case "@position" -> String.valueOf(source.position);
                  case "@sequence" -> String.valueOf(sequence);
                  case "@rule" -> rule.name();
                  case "@occurred_at" -> Times.format(occurredAt);
                  case "@fact" -> fact;
                  default -> source.values.text(name);
                });
  }

  private long sequence(int ruleIndex, Source source, long occurredAt) {
    if (mapping.sequence() == null) {
      return usualSequence(ruleIndex, source, occurredAt);
    }
    int times = mapping.sequence().times();
    if (source.position >= times) {
      throw new RowRefused("the row gives more than " + times + " events: raise sequence.times");
    }
    String from =
        mapping
            .sequence()
            .from()
            .fill(
                name ->
                    name.equals("@row")
                        ? String.valueOf(source.number)
                        : source.row.row().text(name));
    try {
      return Math.addExact(Math.multiplyExact(Long.parseLong(from), times), source.position);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new RowRefused(
          null,
          from,
          "is no sequence: expected a whole number below 2^63 / "
              + times
              + "; without 'sequence' events of one instant keep the order of rows and rules");
    }
  }

  /**
   * By what the event is among those of its instant, not by which other rules hold: an export with
   * more columns filled gives it the same.
   */
  private long usualSequence(int ruleIndex, Source source, long occurredAt) {
    List<List<Long>> sources =
        sourcesByInstant.computeIfAbsent(occurredAt, instant -> new ArrayList<>());
    List<Long> own = List.of(source.number, (long) source.entry);
    int ordinal = sources.indexOf(own);
    if (ordinal < 0) {
      ordinal = sources.size();
      sources.add(own);
    }
    return (long) ordinal * RULES_AT_MOST + ruleIndex;
  }

  private static void put(Map<String, String> fields, String field, Cell value, Row row) {
    String text = value.of(row);
    if (text != null) {
      fields.put(field, text);
    }
  }
}
