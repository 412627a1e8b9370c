package io.escalations.importer.record;

import io.escalations.importer.cell.Reading;
import io.escalations.importer.cell.Template;
import io.escalations.importer.event.EventFields;
import io.escalations.importer.event.EventIds;
import io.escalations.importer.json.JsonRow;
import io.escalations.importer.row.RowRefused;
import io.escalations.importer.rule.Mapping;
import io.escalations.importer.rule.Rule;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Parsed;
import java.util.LinkedHashMap;
import java.util.Map;

/** The event that a rule makes of a record or an entry of it: ids hang on that alone. */
final class RecordEvents {
  private static final int LONGEST_ID = 128;

  private final Mapping mapping;

  RecordEvents(Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * @throws RowRefused if it would be none that the pipeline takes
   */
  CaseEvent event(Rule rule, String caseId, JsonRow entry) {
    Reading reading = rule.occurredAt().read(entry);
    if (reading == null) {
      throw new RowRefused(
          "occurred_at", "", "is the date of " + rule.event() + ", and is not known");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("event_id", id(rule, caseId, entry, reading.usual()));
    fields.put("case_id", caseId);
    fields.put("type", rule.event().name());
    fields.put("occurred_at", Times.format(reading.usual()));
    fields.put("sequence", sequence(entry));
    rule.fields()
        .forEach(
            (field, cell) -> {
              String text = cell.of(entry);
              if (text != null) {
                fields.put(field, text);
              }
            });
    Parsed parsed = EventFields.event(fields);
    if (!parsed.isAccepted()) {
      throw new RowRefused(rule.event() + ": " + parsed.detail());
    }
    return parsed.event();
  }

  private String id(Rule rule, String caseId, JsonRow entry, long occurredAt) {
    EventIds ids = new EventIds(caseId);
    String fact =
        ids.fact(rule.name(), occurredAt, rule.newColumns().stream().map(entry::text).toList());
    Template template = mapping.eventId();
    if (template == null) {
      return ids.usual(fact);
    }
    String id =
        template.fill(
            name ->
                switch (name) {
                  case "@case" -> caseId;
                  case "@rule" -> rule.name();
                  case "@occurred_at" -> Times.format(occurredAt);
                  case "@fact" -> fact;
                  default -> entry.text(name);
                });
    if (id.length() > LONGEST_ID) {
      throw new RowRefused("event_id", id, "is longer than " + LONGEST_ID + " characters");
    }
    return id;
  }

  private String sequence(JsonRow entry) {
    if (mapping.sequence() == null) {
      return "0";
    }
    String from = mapping.sequence().from().fill(entry::text);
    try {
      return String.valueOf(Math.multiplyExact(Long.parseLong(from), mapping.sequence().times()));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new RowRefused("sequence", from, "is no whole number below 2^63");
    }
  }
}
