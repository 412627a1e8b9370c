package io.escalations.schemas.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of alerts says of each field what is written. */
class SlaAlertSchemaTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(
              SlaAlertSchemaTest.class.getResourceAsStream("/json-schema/sla-alert.schema.json"),
              SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());

  private static final String ID = "0123456789abcdef".repeat(4);
  private static final long NOON = 1_456_747_200_000L;
  private static final SlaAlert FULL =
      new SlaAlert(
          ID,
          2,
          "INC1",
          "resolution",
          1,
          "100",
          AlertAction.AMENDED,
          NOON,
          NOON + 1,
          NOON + 2,
          NOON,
          14_400_500L,
          ClockStatus.BREACHED,
          "Network",
          "Night",
          2,
          Priority.P1,
          IssueCategory.TECHNICAL,
          "INC1-7",
          "2016-1",
          Segment.VIP);
  private static final SlaAlert BARE =
      new SlaAlert(
          ID,
          1,
          "INC1",
          "case",
          1,
          "ESCALATION_DUE",
          AlertAction.RAISED,
          NOON,
          NOON,
          NOON,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);

  static Stream<SlaAlert> written() {
    return Stream.of(FULL, BARE);
  }

  /** Computed by {@code printf 'INC1\\x1fresolution\\x1f1\\x1f100' | sha256sum}. */
  @Test
  void identityIsWhatAConsumerComputes() {
    assertThat(SlaAlert.id("INC1", "resolution", 1, "100"))
        .isEqualTo("dfc52fa49075bdd0762a625ec161a34394babde17e38e228a0d58a06d35caf77");
  }

  @ParameterizedTest
  @MethodSource("written")
  void acceptsWhatIsWritten(SlaAlert alert) {
    assertThat(faults(json(alert))).isEmpty();
  }

  @Test
  void listsEveryFieldInTheOrderOfTheRecord() {
    assertThat(SCHEMA.getSchemaNode().get("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(fields());
    assertThat(SCHEMA.getSchemaNode().get("required"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(fields());
  }

  @Test
  void namesEveryValueOfEachEnum() {
    assertThat(values("action")).containsExactlyElementsOf(names(AlertAction.values()));
    assertThat(values("status")).containsExactlyElementsOf(names(ClockStatus.values()));
    assertThat(values("priority")).containsExactlyElementsOf(names(Priority.values()));
    assertThat(values("issue_category")).containsExactlyElementsOf(names(IssueCategory.values()));
  }

  @Test
  void needsEveryField() {
    for (String field : fields()) {
      ObjectNode alert = json(FULL);
      alert.remove(field);
      assertThat(faults(alert)).as("without " + field).isNotEmpty();
    }
  }

  @Test
  void refusesAnObjectAsTheValueOfAnyField() {
    for (String field : fields()) {
      ObjectNode alert = json(FULL);
      alert.putObject(field);
      assertThat(faults(alert)).as("an object as " + field).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "050", "5.5", "BREACH"})
  void refusesALevelThatIsNone(String level) {
    ObjectNode alert = json(FULL);
    alert.put("level", level);
    assertThat(faults(alert)).isNotEmpty();
  }

  @Test
  void knowsNoProofOfARaisedAlert() {
    ObjectNode alert = json(FULL);
    alert.put("action", "RAISED");
    assertThat(faults(alert)).isNotEmpty();
  }

  private static List<String> fields() {
    return json(FULL).properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> values(String field) {
    return SCHEMA
        .getSchemaNode()
        .get("properties")
        .get(field)
        .get("enum")
        .valueStream()
        .filter(value -> !value.isNull())
        .map(JsonNode::asText)
        .toList();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static Iterable<?> faults(JsonNode alert) {
    return SCHEMA.validate(alert.toString(), InputFormat.JSON);
  }

  private static ObjectNode json(SlaAlert alert) {
    try {
      return (ObjectNode) MAPPER.readTree(SlaAlertJson.write(alert));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
