package io.escalations.schemas.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.escalations.schemas.Times;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Events to the JSON that {@link CaseEventParser} reads: one object on one line, fields in the
 * contract's order, what is absent (and sequence 0) left out, times in UTC with milliseconds.
 */
public final class CaseEventWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private CaseEventWriter() {}

  public static byte[] write(CaseEvent event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      text(json, "event_id", event.eventId());
      text(json, "case_id", event.caseId());
      text(json, "type", event.type());
      time(json, "occurred_at", event.occurredAt());
      if (event.sequence() != 0) {
        json.writeNumberField("sequence", event.sequence());
      }
      text(json, "source", event.source());
      writeActor(json, event.actor());
      text(json, "channel", event.channel());
      writeCustomer(json, event.customer());
      writeIssue(json, event.issue());
      text(json, "priority", event.priority());
      text(json, "department", event.department());
      text(json, "team", event.team());
      text(json, "assignee", event.assignee());
      number(json, "tier", event.tier());
      writeEscalation(json, event.escalation());
      dueAt(json, event);
      number(json, "rating", event.rating());
      writeCompensation(json, event.compensation());
      writeAttributes(json, event.attributes());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void writeActor(JsonGenerator json, Actor actor) throws IOException {
    if (actor != null) {
      json.writeObjectFieldStart("actor");
      text(json, "id", actor.id());
      text(json, "role", actor.role());
      json.writeEndObject();
    }
  }

  private static void writeCustomer(JsonGenerator json, Customer customer) throws IOException {
    if (customer != null) {
      json.writeObjectFieldStart("customer");
      text(json, "id", customer.id());
      text(json, "name", customer.name());
      text(json, "account", customer.account());
      text(json, "contact", customer.contact());
      text(json, "segment", customer.segment());
      json.writeEndObject();
    }
  }

  private static void writeIssue(JsonGenerator json, Issue issue) throws IOException {
    if (issue != null) {
      json.writeObjectFieldStart("issue");
      text(json, "category", issue.category());
      text(json, "type", issue.type());
      text(json, "product", issue.product());
      text(json, "description", issue.description());
      json.writeEndObject();
    }
  }

  private static void writeEscalation(JsonGenerator json, EscalationDetail escalation)
      throws IOException {
    if (escalation != null) {
      json.writeObjectFieldStart("escalation");
      text(json, "reason", escalation.reason());
      text(json, "kind", escalation.kind());
      text(json, "note", escalation.note());
      json.writeEndObject();
    }
  }

  private static void writeCompensation(JsonGenerator json, Compensation compensation)
      throws IOException {
    if (compensation != null) {
      json.writeObjectFieldStart("compensation");
      if (compensation.amount() != null) {
        json.writeNumberField("amount", compensation.amount());
      }
      text(json, "currency", compensation.currency());
      json.writeEndObject();
    }
  }

  private static void writeAttributes(JsonGenerator json, Map<String, String> attributes)
      throws IOException {
    if (!attributes.isEmpty()) {
      json.writeObjectFieldStart("attributes");
      for (Map.Entry<String, String> attribute : attributes.entrySet()) {
        json.writeStringField(attribute.getKey(), attribute.getValue());
      }
      json.writeEndObject();
    }
  }

  private static void text(JsonGenerator json, String field, String value) throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }

  private static void text(JsonGenerator json, String field, Enum<?> value) throws IOException {
    text(json, field, value == null ? null : value.name());
  }

  private static void dueAt(JsonGenerator json, CaseEvent event) throws IOException {
    if (event.clearsDueAt()) {
      json.writeStringField("due_at", "");
    } else {
      time(json, "due_at", event.dueAt());
    }
  }

  private static void time(JsonGenerator json, String field, Long epochMillis) throws IOException {
    text(json, field, epochMillis == null ? null : Times.format(epochMillis));
  }

  private static void number(JsonGenerator json, String field, Integer value) throws IOException {
    if (value != null) {
      json.writeNumberField(field, value);
    }
  }
}
