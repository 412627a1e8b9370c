package io.escalations.jobs.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.core.event.TimelineEvent;
import io.escalations.jobs.timeline.EventArchive;
import io.escalations.jobs.timeline.EventArchive.ArchivedCases;
import io.escalations.jobs.timeline.EventArchive.ArchivedEvent;
import io.escalations.schemas.event.Actor;
import io.escalations.schemas.event.ActorRole;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.Compensation;
import io.escalations.schemas.event.Customer;
import io.escalations.schemas.event.EscalationDetail;
import io.escalations.schemas.event.EscalationKind;
import io.escalations.schemas.event.EscalationReason;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Issue;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import io.escalations.schemas.fact.AcceptedEvent;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.Tables;
import io.escalations.stack.testing.ClickHouseExtension;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What decides facts comes back from the warehouse exactly as it was accepted. */
class ClickHouseEventArchiveIT {
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  private static final String ODD = "it's \\ \"odd\"\t\n{fn x} \u00e9\ud83d\ude00 ";

  private static WarehouseAccess access() {
    return new WarehouseAccess(clickHouse.url(), clickHouse.passwords().get("writer"));
  }

  @Test
  void givesBackWhatWasAccepted() throws Exception {
    List<CaseEvent> events =
        List.of(
            full("full", "e-1", "1234567890123.123456789", ODD, "", 4),
            full("full", "e-2", "-0.5", "", ODD, 1),
            full("full", "e-3", "100", "text", "A", null),
            bare("full", "e-4"),
            full(ODD, ODD, "12.5", ODD, ODD, 3),
            bare("other", "e-1"));
    write(events);
    Map<String, List<ArchivedEvent>> expected = new HashMap<>();
    for (int i = 0; i < events.size() - 1; i++) {
      CaseEvent event = events.get(i);
      String description = event.issue() == null ? null : event.issue().description();
      expected.merge(
          event.caseId(),
          List.of(new ArchivedEvent(TimelineEvent.of(event, digest(i)), description)),
          (one, more) -> Stream.concat(one.stream(), more.stream()).toList());
    }

    try (EventArchive archive = ClickHouseEventArchive.at(access()).open()) {
      ArchivedCases cases = archive.read(0, List.of("full", ODD, "unknown"));

      assertThat(cases.events()).containsOnlyKeys("full", ODD);
      expected.forEach(
          (caseId, archived) ->
              assertThat(cases.events().get(caseId)).containsExactlyInAnyOrderElementsOf(archived));
    }
  }

  @Test
  void tellsUpToWhichCheckpointOfASubtaskAllIsWritten() throws Exception {
    clickHouse
        .as("writer")
        .query(
            "INSERT INTO escalations_tables.pipeline_progress (subtask, subtasks, event_time,"
                + " checkpoint, waiting_cases, known_at, version) VALUES (0, 2, 0, 7, 0, 0, 3),"
                + " (1, 2, 0, 9, 0, 0, 4)");
    try (EventArchive archive = ClickHouseEventArchive.at(access()).open()) {
      assertThat(archive.read(0, List.of("none")).writtenUpTo()).isEqualTo(7);
      assertThat(archive.read(1, List.of("none")).writtenUpTo()).isEqualTo(9);
      assertThat(archive.read(2, List.of("none")).writtenUpTo()).isZero();
    }
  }

  @Test
  void saysThatClickHouseDoesNotAnswer() throws Exception {
    WarehouseAccess nowhere = new WarehouseAccess("http://127.0.0.1:1", "w");
    try (EventArchive archive = ClickHouseEventArchive.at(nowhere).open()) {
      assertThatThrownBy(() -> archive.read(0, List.of("none")))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("ClickHouse at http://127.0.0.1:1: ");
    }
  }

  private static void write(List<CaseEvent> events) throws Exception {
    TableBuffer<AcceptedEvent> rows = new TableBuffer<>(Tables.CASE_EVENTS);
    for (int i = 0; i < events.size(); i++) {
      EventOrigin origin = new EventOrigin(0, i, 5, false, digest(i), 5);
      rows.add(new AcceptedEvent(events.get(i), origin), i, false);
    }
    try (ClickHouseBlocks blocks = new ClickHouseBlocks(access())) {
      blocks.write(rows);
    }
  }

  private static long digest(int number) {
    return Long.MIN_VALUE + number;
  }

  private static CaseEvent full(
      String caseId, String eventId, String amount, String text, String department, Integer tier) {
    return new CaseEvent(
        eventId,
        caseId,
        EventType.ESCALATED,
        1_456_822_800_001L,
        -7,
        "desk",
        new Actor("anna", ActorRole.AGENT),
        Channel.PHONE,
        new Customer("k1", text, text, text, Segment.VIP),
        new Issue(IssueCategory.BILLING, text, "Gold", text),
        Priority.P1,
        department,
        "",
        text,
        tier,
        new EscalationDetail(EscalationReason.SLA_RISK, EscalationKind.FUNCTIONAL, text),
        1_456_837_200_001L,
        2,
        new Compensation(new BigDecimal(amount), "EUR"),
        Map.of("b", text, "a", ""));
  }

  private static CaseEvent bare(String caseId, String eventId) {
    return CaseEvent.builder(eventId, caseId, EventType.RESOLVED, -1).build();
  }
}
