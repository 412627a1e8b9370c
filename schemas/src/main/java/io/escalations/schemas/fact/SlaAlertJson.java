package io.escalations.schemas.fact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * The JSON of {@code sla-alerts}: the columns of table {@code sla_alerts}, times as RFC 3339, null
 * where unknown.
 */
public final class SlaAlertJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonFactory FACTORY = MAPPER.getFactory();
  private static final int USUAL_BYTES = 1024;

  // encoded once and not with every alert
  private static final SerializableString ALERT_ID = new SerializedString("alert_id");
  private static final SerializableString REVISION = new SerializedString("revision");
  private static final SerializableString CASE_ID = new SerializedString("case_id");
  private static final SerializableString CLOCK = new SerializedString("clock");
  private static final SerializableString INSTANCE = new SerializedString("instance");
  private static final SerializableString LEVEL = new SerializedString("level");
  private static final SerializableString ACTION = new SerializedString("action");
  private static final SerializableString AT = new SerializedString("at");
  private static final SerializableString KNOWN_AT = new SerializedString("known_at");
  private static final SerializableString SAID_AT = new SerializedString("emitted_at");
  private static final SerializableString DUE_AT = new SerializedString("due_at");
  private static final SerializableString TARGET_SECONDS = new SerializedString("target_seconds");
  private static final SerializableString STATUS = new SerializedString("status");
  private static final SerializableString DEPARTMENT = new SerializedString("department");
  private static final SerializableString TEAM = new SerializedString("team");
  private static final SerializableString TIER = new SerializedString("tier");
  private static final SerializableString PRIORITY = new SerializedString("priority");
  private static final SerializableString ISSUE_CATEGORY = new SerializedString("issue_category");
  private static final SerializableString PROOF_EVENT_ID = new SerializedString("proof_event_id");
  private static final SerializableString POLICY_VERSION = new SerializedString("policy_version");
  private static final SerializableString CUSTOMER_SEGMENT =
      new SerializedString("customer_segment");

  private SlaAlertJson() {}

  public static byte[] write(SlaAlert alert) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      writeString(json, ALERT_ID, alert.alertId());
      writeNumber(json, REVISION, alert.revision());
      writeString(json, CASE_ID, alert.caseId());
      writeString(json, CLOCK, alert.clock());
      writeNumber(json, INSTANCE, alert.instance());
      writeString(json, LEVEL, alert.level());
      writeString(json, ACTION, alert.action().name());
      writeTime(json, AT, alert.at());
      writeTime(json, KNOWN_AT, alert.knownAt());
      writeTime(json, SAID_AT, alert.emittedAt());
      if (alert.dueAt() == null) {
        writeString(json, DUE_AT, null);
      } else {
        writeTime(json, DUE_AT, alert.dueAt());
      }
      json.writeFieldName(TARGET_SECONDS);
      if (alert.targetMillis() == null) {
        json.writeNull();
      } else {
        json.writeNumber(BigDecimal.valueOf(alert.targetMillis(), 3));
      }
      writeString(json, STATUS, name(alert.status()));
      writeString(json, DEPARTMENT, alert.department());
      writeString(json, TEAM, alert.team());
      json.writeFieldName(TIER);
      if (alert.tier() == null) {
        json.writeNull();
      } else {
        json.writeNumber(alert.tier());
      }
      writeString(json, PRIORITY, name(alert.priority()));
      writeString(json, ISSUE_CATEGORY, name(alert.issueCategory()));
      writeString(json, PROOF_EVENT_ID, alert.proofEventId());
      writeString(json, POLICY_VERSION, alert.policyVersion());
      writeString(json, CUSTOMER_SEGMENT, name(alert.customerSegment()));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * @throws UncheckedIOException if the bytes are not an alert
   */
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
        Times.parse(node.get("emitted_at").asText()),
        optional(node, "due_at", value -> Times.parse(value.asText())),
        optional(
            node,
            "target_seconds",
            value -> value.decimalValue().movePointRight(3).longValueExact()),
        optional(node, "status", value -> ClockStatus.valueOf(value.asText())),
        optional(node, "department", JsonNode::asText),
        optional(node, "team", JsonNode::asText),
        optional(node, "tier", JsonNode::asInt),
        optional(node, "priority", value -> Priority.valueOf(value.asText())),
        optional(node, "issue_category", value -> IssueCategory.valueOf(value.asText())),
        optional(node, "proof_event_id", JsonNode::asText),
        node.path("policy_version").asText(null),
        optional(node, "customer_segment", value -> Segment.valueOf(value.asText())));
  }

  /**
   * @param value may be null
   */
  private static void writeString(JsonGenerator json, SerializableString name, String value)
      throws IOException {
    json.writeFieldName(name);
    json.writeString(value);
  }

  private static void writeTime(JsonGenerator json, SerializableString name, long epochMillis)
      throws IOException {
    byte[] text = Times.bytes(epochMillis);
    json.writeFieldName(name);
    json.writeRawUTF8String(text, 0, text.length); // nothing in it to be escaped
  }

  private static void writeNumber(JsonGenerator json, SerializableString name, int value)
      throws IOException {
    json.writeFieldName(name);
    json.writeNumber(value);
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static <T> T optional(JsonNode node, String field, Function<JsonNode, T> read) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : read.apply(value);
  }
}
