package io.escalations.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.delivery.Acknowledgement;
import io.escalations.schemas.delivery.Delivery;
import io.escalations.schemas.delivery.DeliveryState;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.AlertDeliveryRow;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.DeliveryOutcome;
import io.escalations.schemas.fact.DuplicateEvent;
import io.escalations.schemas.fact.EscalationVolumeRow;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.PatternKind;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RecordCounts;
import io.escalations.schemas.fact.ResolutionTimesRow;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.source.KeptSnapshots;
import io.escalations.schemas.source.SourceState;
import io.escalations.schemas.table.Rows;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicsTest {
  private static final String CASE = "caf\u00e9-1";
  private static final long NOON = 1_456_747_200_000L;

  private static final CaseEvent EVENT =
      CaseEvent.builder("E1", CASE, EventType.ASSIGNED, NOON)
          .sequence(7)
          .priority(Priority.P2)
          .department("")
          .build();

  private static final SlaAlert ALERT =
      Rows.of(Tables.SLA_ALERTS)
          .set("alert_id", "a-1")
          .set("revision", 1)
          .set("case_id", CASE)
          .set("clock", "resolution")
          .set("instance", 1)
          .set("level", "100")
          .set("action", AlertAction.RAISED)
          .set("at", NOON)
          .set("known_at", NOON)
          .set("emitted_at", NOON + 1)
          .row();

  private static final FactsChanged FACTS =
      FactsChanged.of(CASE)
          .with(
              Tables.CASES,
              List.of(
                  Rows.of(Tables.CASES).set("case_id", CASE).set("status", CaseStatus.OPEN).row()))
          .withKnownAt(NOON);

  private static final DuplicateEvent DUPLICATE = new DuplicateEvent(3, 17, CASE, "E1", NOON);

  private static final EscalationVolumeRow VOLUME =
      Rows.of(Tables.ESCALATION_VOLUME)
          .set("window", "1h")
          .set("window_end", NOON)
          .set("department", "Billing")
          .set("issue_category", "")
          .set("tier", 2)
          .set("channel", "CHAT")
          .set("escalations", 3)
          .row();

  private static final ResolutionTimesRow RESOLUTION =
      Rows.of(Tables.RESOLUTION_TIMES)
          .set("window", "24h")
          .set("window_end", NOON)
          .set("department", "Billing")
          .set("issue_category", "")
          .set("priority", "P1")
          .set("resolved", 3)
          .row();

  private static final IssuePatternRow PATTERN =
      Rows.of(Tables.ISSUE_PATTERNS)
          .set("pattern_id", "p-1")
          .set("kind", PatternKind.STALLED)
          .set("cases", 1)
          .row();

  private static final AlertDeliveryRow DELIVERY =
      Rows.of(Tables.ALERT_DELIVERIES)
          .set("alert_id", "a-1")
          .set("revision", 1)
          .set("receiver", "desk")
          .set("product", "EMAIL")
          .set("message_id", "a-1_1_trigger_0")
          .set("message", "TRIGGER")
          .set("case_id", CASE)
          .set("clock", "resolution")
          .set("instance", 1)
          .set("level", "100")
          .set("attempted_at", NOON)
          .set("answered_at", NOON + 1)
          .set("outcome", DeliveryOutcome.ACCEPTED)
          .set("answer", "250 ok")
          .row();

  /** A value of a topic. */
  private record Sample<T>(Topic<T> topic, T value) {
    void assertRoundTrip() {
      assertThat(topic.decode(topic.encode(value))).isEqualTo(value);
    }

    @Override
    public String toString() {
      return topic.toString();
    }
  }

  static List<Sample<?>> samples() {
    return List.of(
        new Sample<>(Topics.CASE_EVENTS, EVENT),
        new Sample<>(Topics.SLA_POLICIES, "version: \"2016-\u00e9\"\n"),
        new Sample<>(Topics.SLA_ALERTS, ALERT),
        new Sample<>(Topics.REJECTED, new byte[] {0, -1, 123}),
        new Sample<>(Topics.CASE_FACTS, FACTS),
        new Sample<>(Topics.CASE_FACTS_HISTORY, FACTS),
        new Sample<>(Topics.ACCEPTED_EVENTS, EVENT),
        new Sample<>(Topics.DUPLICATES, DUPLICATE),
        new Sample<>(Topics.RECORD_COUNTS, new RecordCounts(3, 17, 12, 5)),
        new Sample<>(Topics.PROGRESS, new Progress(1, 2, NOON).withReadBacks(9, 4, "refused")),
        new Sample<>(Topics.ESCALATION_VOLUME, VOLUME),
        new Sample<>(Topics.RESOLUTION_TIMES, RESOLUTION),
        new Sample<>(Topics.ISSUE_PATTERNS, PATTERN),
        new Sample<>(Topics.ANALYTICS_PROGRESS, new Progress(1, 2, NOON)),
        new Sample<>(Topics.ALERT_ACKNOWLEDGEMENTS, new Acknowledgement("a-1", "Ad\u00e9le", NOON)),
        new Sample<>(Topics.ALERT_DELIVERIES, DELIVERY),
        new Sample<>(
            Topics.DELIVERY_STATE, DeliveryState.of(Delivery.none("desk", "a-1").joining("g-1"))),
        new Sample<>(Topics.CASE_RAW, new byte[] {'{', '}'}),
        new Sample<>(
            Topics.SOURCE_STATES,
            SourceState.of(
                new KeptSnapshots(
                    "desk",
                    CASE,
                    NOON,
                    List.of(new KeptSnapshots.Kept(NOON, Map.of("state", "open")))))));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsEncodedIsDecodedAgain(Sample<?> sample) {
    sample.assertRoundTrip();
  }

  @Test
  void everyTopicThatIsDeclaredIsListedAndTried() throws IllegalAccessException {
    List<Object> declared = constants(Topics.class, Topic.class);
    assertThat(Topics.ALL).isEqualTo(declared);
    assertThat(samples()).extracting(Sample::topic).isEqualTo(declared);
  }

  @Test
  void everyNameIsThatOfOneTopic() throws IllegalAccessException {
    assertThat(Topics.ALL)
        .extracting(Topic::name)
        .doesNotHaveDuplicates()
        .isEqualTo(constants(TopicNames.class, String.class));
  }

  @Test
  void recordsOfACaseStandUnderItsId() {
    assertThat(
            List.of(
                key(Topics.CASE_EVENTS, EVENT),
                key(Topics.SLA_ALERTS, ALERT),
                key(Topics.CASE_FACTS, FACTS),
                key(Topics.CASE_FACTS_HISTORY, FACTS),
                key(Topics.ACCEPTED_EVENTS, EVENT),
                key(Topics.DUPLICATES, DUPLICATE)))
        .containsOnly(CASE);
  }

  @Test
  void recordsThatReplaceOneAnotherStandUnderOneKey() {
    assertThat(key(Topics.RECORD_COUNTS, new RecordCounts(3, 17, 12, 5))).isEqualTo("3");
    assertThat(key(Topics.PROGRESS, new Progress(1, 2, NOON))).isEqualTo("1");
    assertThat(key(Topics.ANALYTICS_PROGRESS, new Progress(1, 2, NOON))).isEqualTo("1");
    assertThat(key(Topics.ESCALATION_VOLUME, VOLUME))
        .isEqualTo(Tables.ESCALATION_VOLUME.key(VOLUME));
    assertThat(key(Topics.RESOLUTION_TIMES, RESOLUTION))
        .isEqualTo(Tables.RESOLUTION_TIMES.key(RESOLUTION));
    assertThat(key(Topics.ISSUE_PATTERNS, PATTERN)).isEqualTo("p-1");
  }

  @Test
  void whatIsNoEventIsNotDecoded() {
    byte[] noEvent = "{\"event_id\":\"E1\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(catchThrowable(() -> Topics.CASE_EVENTS.decode(noEvent)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MISSING_FIELD, case_id");
  }

  private static <T> String key(KeyedTopic<T> topic, T value) {
    return new String(topic.key(value), StandardCharsets.UTF_8);
  }

  /** In the order of their declaration. */
  private static List<Object> constants(Class<?> holder, Class<?> type)
      throws IllegalAccessException {
    List<Object> constants = new ArrayList<>();
    for (Field field : holder.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers()) && type.isAssignableFrom(field.getType())) {
        constants.add(field.get(null));
      }
    }
    return constants;
  }
}
