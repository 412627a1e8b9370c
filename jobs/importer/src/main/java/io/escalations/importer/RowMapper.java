package io.escalations.importer;

import io.escalations.importer.Mapping.Rule;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Parsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows to events, in the order of the file; remembers what the rows of each case said. */
final class RowMapper {
  private final Mapping mapping;
  private final Map<String, CaseHistory> histories = new HashMap<>();

  RowMapper(Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * The events of a row, in the order of the rules. A refused row leaves no trace: what changed in
   * it has changed in the case's next row.
   *
   * @throws RowRefused if one of them cannot be made
   */
  List<CaseEvent> map(Row row) {
    String caseId = row.known(mapping.caseColumn());
    if (caseId == null) {
      throw new RowRefused(
          mapping.caseColumn(), row.asWritten(mapping.caseColumn()), "names no case");
    }
    CaseHistory history = histories.getOrDefault(caseId, new CaseHistory());
    List<CaseEvent> events = new ArrayList<>();
    for (Rule rule : mapping.rules()) {
      if (rule.when().holds(row, history, events.isEmpty())) {
        events.add(event(rule, row, caseId, events.size()));
      }
    }
    history.add(row, mapping.watchedColumns());
    histories.put(caseId, history);
    return events;
  }

  private CaseEvent event(Rule rule, Row row, String caseId, int position) {
    long sequence = sequence(row, position);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(
        "event_id",
        mapping
            .eventId()
            .fill(
                name ->
                    switch (name) {
                      case "@case" -> caseId;
                      case "@row" -> String.valueOf(row.number());
                      case "@position" -> String.valueOf(position);
                      case "@sequence" -> String.valueOf(sequence);
                      default -> row.asWritten(name);
                    }));
    fields.put("case_id", caseId);
    fields.put("type", rule.event().name());
    put(fields, "occurred_at", rule.occurredAt(), row);
    fields.put("sequence", String.valueOf(sequence));
    rule.fields().forEach((field, value) -> put(fields, field, value, row));
    Parsed parsed = EventFields.event(fields);
    if (!parsed.isAccepted()) {
      throw new RowRefused(null, null, rule.event() + ": " + parsed.detail());
    }
    return parsed.event();
  }

  private long sequence(Row row, int position) {
    int times = mapping.sequence().times();
    if (position >= times) {
      throw new RowRefused(
          null, null, "the row gives more than " + times + " events: raise sequence.times");
    }
    String from =
        mapping
            .sequence()
            .from()
            .fill(name -> name.equals("@row") ? String.valueOf(row.number()) : row.asWritten(name));
    try {
      return Math.addExact(Math.multiplyExact(Long.parseLong(from), times), position);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new RowRefused(
          null,
          null,
          "the sequence comes from '"
              + from
              + "', which is not a whole number below 2^63 / "
              + times);
    }
  }

  private static void put(Map<String, String> fields, String field, Value value, Row row) {
    String text = value.of(row);
    if (text != null) {
      fields.put(field, text);
    }
  }
}
