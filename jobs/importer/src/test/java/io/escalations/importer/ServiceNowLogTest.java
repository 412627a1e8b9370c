package io.escalations.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.event.EscalationKind;
import io.escalations.schemas.event.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole bundled log by the mapping that is shipped. */
class ServiceNowLogTest {
  private static final Path LOG = Path.of("../../infra/demo/data/uci_incident_event_log.csv.gz");
  private static final List<CaseEvent> EVENTS = new ArrayList<>();
  private static final List<String> LINES = new ArrayList<>();
  private static ImportSummary summary;

  @BeforeAll
  static void importTheLog() throws IOException {
    CaseEventParser parser = new CaseEventParser(false);
    summary =
        new Importer(Path.of("mappings/servicenow.yaml"))
            .run(
                LOG,
                (key, value) -> {
                  EVENTS.add(parser.parse(key, value, 0).event());
                  LINES.add(new String(value, StandardCharsets.UTF_8));
                });
  }

  @Test
  void hasTheKnownTotals() {
    assertThat(summary.rows().mapped()).isEqualTo(141_712);
    assertThat(summary.rows().refused()).isZero();
    assertThat(summary.events()).isEqualTo(170_093).isEqualTo(EVENTS.size());
    assertThat(summary.eventsByType())
        .isEqualTo(
            Map.of(
                EventType.CASE_OPENED, 24_918L,
                EventType.ASSIGNED, 29_133L,
                EventType.ESCALATED, 19_400L,
                EventType.WAITING_ON_CUSTOMER, 5_852L,
                EventType.ON_HOLD, 546L,
                EventType.RESUMED, 1_220L,
                EventType.RESOLVED, 25_236L,
                EventType.CLOSED, 24_930L,
                EventType.REOPENED, 331L,
                EventType.CASE_UPDATED, 38_527L));
    assertThat(EVENTS.stream().map(CaseEvent::caseId).distinct()).hasSize(24_918);
    assertThat(escalations(EscalationKind.FUNCTIONAL)).isEqualTo(19_087);
    assertThat(escalations(EscalationKind.HIERARCHICAL)).isEqualTo(313);
  }

  @Test
  void isInOrderWithIdsOfItsOwn() {
    assertThat(EVENTS)
        .isSortedAccordingTo(
            Comparator.comparingLong(CaseEvent::occurredAt).thenComparingLong(CaseEvent::sequence));
    Set<String> ids = new HashSet<>();
    assertThat(EVENTS).allMatch(event -> ids.add(event.eventId()));
    assertThat(EVENTS)
        .allMatch(event -> event.eventId().equals(event.caseId() + "-" + event.sequence()));
  }

  @Test
  void carriesWhatTheRowsSay() {
    assertThat(LINES.stream().filter(line -> line.contains("\"INC0000045\"")))
        .containsExactly(
            """
            {"event_id":"INC0000045-0","case_id":"INC0000045","type":"CASE_OPENED","occurred_at":"2016-02-29T01:16:00.000Z",\
            "source":"servicenow","channel":"PHONE","customer":{"id":"Caller 2403"},"issue":{"category":"TECHNICAL",\
            "type":"Category 55/Subcategory 170","product":"Symptom 72"},"priority":"P3","department":"Group 56"}\
            """,
            """
            {"event_id":"INC0000045-10","case_id":"INC0000045","type":"RESOLVED","occurred_at":"2016-02-29T08:53:00.000Z",\
            "sequence":10,"source":"servicenow","priority":"P3","department":"Group 56"}\
            """,
            """
            {"event_id":"INC0000045-20","case_id":"INC0000045","type":"CASE_UPDATED","occurred_at":"2016-02-29T11:29:00.000Z",\
            "sequence":20,"source":"servicenow","priority":"P3","department":"Group 56"}\
            """,
            """
            {"event_id":"INC0000045-30","case_id":"INC0000045","type":"CLOSED","occurred_at":"2016-03-05T12:00:00.000Z",\
            "sequence":30,"source":"servicenow","priority":"P3","department":"Group 56"}\
            """);
  }

  @Test
  void knowsNothingInHindsight() {
    assertThat(LINES).noneMatch(line -> line.contains("Resolved by") || line.contains("code "));
  }

  private static long escalations(EscalationKind kind) {
    return EVENTS.stream()
        .filter(event -> event.escalation() != null && event.escalation().kind() == kind)
        .count();
  }
}
