package io.escalations.importer.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.event.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Text by dotted field name to an event, judged by the very parser that reads it later. */
public final class EventFields {
  /** What a mapping may set in {@code fields}; and {@code attributes.} with any name. */
  public static final List<String> NAMES =
      List.of(
          "source",
          "actor.id",
          "actor.role",
          "channel",
          "customer.id",
          "customer.name",
          "customer.account",
          "customer.contact",
          "customer.segment",
          "issue.category",
          "issue.type",
          "issue.product",
          "issue.description",
          "priority",
          "department",
          "team",
          "assignee",
          "tier",
          "escalation.reason",
          "escalation.kind",
          "escalation.note",
          "due_at",
          "rating",
          "compensation.amount",
          "compensation.currency");

  private static final String ATTRIBUTES = "attributes.";
  private static final Set<String> NUMBERS = Set.of("tier", "rating", "compensation.amount");
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final CaseEventParser PARSER = new CaseEventParser(false);

  private EventFields() {}

  public static boolean isName(String field) {
    return NAMES.contains(field)
        || (field.startsWith(ATTRIBUTES) && field.length() > ATTRIBUTES.length());
  }

  /** The event of these fields, or why it is none. */
  public static Parsed event(Map<String, String> fields) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    fields.forEach(
        (field, text) -> {
          int dot = field.indexOf('.');
          ObjectNode parent = dot < 0 ? event : event.withObjectProperty(field.substring(0, dot));
          parent.set(field.substring(dot + 1), value(field, text));
        });
    try {
      return PARSER.parse(null, MAPPER.writeValueAsBytes(event), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What would be wrong with a field of this text in any event; null if nothing. */
  public static String fault(String field, String text) {
    return event(
            Map.of(
                "event_id",
                "probe",
                "case_id",
                "probe",
                "type",
                "CASE_UPDATED",
                "occurred_at",
                "2016-02-29T01:23:00Z",
                field,
                text))
        .detail();
  }

  private static JsonNode value(String field, String text) {
    if (!NUMBERS.contains(field) && !field.equals("sequence")) {
      return JsonNodeFactory.instance.textNode(text);
    }
    try {
      BigDecimal number = new BigDecimal(text);
      // 5.0 is how a spreadsheet writes a whole number.
      return JsonNodeFactory.instance.numberNode(
          number.stripTrailingZeros().scale() <= 0
              ? new BigDecimal(number.toBigInteger())
              : number);
    } catch (NumberFormatException e) {
      // As text it is refused by the parser, which says what is expected.
      return JsonNodeFactory.instance.textNode(text);
    }
  }
}
