package io.escalations.schemas.fact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.function.Function;

/** The JSON of {@code sla-alerts}: the columns of table {@code sla_alerts}, times as RFC 3339, null where unknown. */
public final class SlaAlertJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonFactory FACTORY = MAPPER.getFactory();

  private SlaAlertJson() {}

  public static byte[] write(SlaAlert alert) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("alert_id", alert.alertId());
      json.writeNumberField("revision", alert.revision());
      json.writeStringField("case_id", alert.caseId());
      json.writeStringField("clock", alert.clock());
      json.writeNumberField("instance", alert.instance());
      json.writeStringField("level", alert.level());
      json.writeStringField("action", alert.action().name());
      json.writeStringField("at", Times.format(alert.at()));
      json.writeStringField("known_at", Times.format(alert.knownAt()));
      json.writeStringField("said_at", Times.format(alert.saidAt()));
      json.writeStringField("due_at", alert.dueAt() == null ? null : Times.format(alert.dueAt()));
      json.writeFieldName("target_seconds");
      if (alert.targetMillis() == null) {
        json.writeNull();
      } else {
        json.writeNumber(BigDecimal.valueOf(alert.targetMillis(), 3));
      }
      json.writeStringField("status", name(alert.status()));
      json.writeStringField("department", alert.department());
      json.writeStringField("team", alert.team());
      json.writeFieldName("tier");
      if (alert.tier() == null) {
        json.writeNull();
      } else {
        json.writeNumber(alert.tier());
      }
      json.writeStringField("priority", name(alert.priority()));
      json.writeStringField("issue_category", name(alert.issueCategory()));
      json.writeStringField("proof_event_id", alert.proofEventId());
      json.writeStringField("policy_version", alert.policyVersion());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** @throws UncheckedIOException if the bytes are not an alert */
  public static SlaAlert read(byte[] bytes) {
    JsonNode node;
    try {
      node = MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SlaAlert(
        node.get("alert_id").asText(),
        node.get("revision").asInt(),
        node.get("case_id").asText(),
        node.get("clock").asText(),
        node.get("instance").asInt(),
        node.get("level").asText(),
        AlertAction.valueOf(node.get("action").asText()),
        Times.parse(node.get("at").asText()),
        Times.parse(node.get("known_at").asText()),
        Times.parse(node.get("said_at").asText()),
        optional(node, "due_at", value -> Times.parse(value.asText())),
        optional(node, "target_seconds", value -> value.decimalValue().movePointRight(3).longValueExact()),
        optional(node, "status", value -> ClockStatus.valueOf(value.asText())),
        optional(node, "department", JsonNode::asText),
        optional(node, "team", JsonNode::asText),
        optional(node, "tier", JsonNode::asInt),
        optional(node, "priority", value -> Priority.valueOf(value.asText())),
        optional(node, "issue_category", value -> IssueCategory.valueOf(value.asText())),
        optional(node, "proof_event_id", JsonNode::asText),
        node.path("policy_version").asText(null));
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static <T> T optional(JsonNode node, String field, Function<JsonNode, T> read) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : read.apply(value);
  }
}
