package io.escalations.importer.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.importer.rule.MappingParser;
import io.escalations.importer.rule.RefusedMapping;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordMapperTest {
  private static final String SNAPSHOTS =
      """
      case: ticket.id
      dates: {format: iso, zone: UTC}
      snapshots: true
      every_event: {occurred_at: {date: ticket.updated_at}}
      rules:
        - {when: first_row, event: CASE_OPENED}
        - {when: {column: ticket.state, becomes: closed}, event: CLOSED}
        - when: [{column: ticket.state, leaves: closed}, {column: ticket.state, is: open}]
          event: REOPENED
      """;

  private static final String CHANGES =
      """
      case: id
      dates: {format: epoch_seconds}
      event_id: "{$.id}-{n}-{@rule}"
      previous: {new: old}
      every_event: {occurred_at: {date: $.at}}
      rules:
        - for_each: "changes[field=state]"
          when: {column: new, becomes: closed}
          event: CLOSED
        - for_each: "changes[field=owner]"
          when: {column: new, changes: true}
          event: ASSIGNED
          fields: {assignee: {column: new}}
      """;

  private final List<CaseEvent> events = new ArrayList<>();
  private List<Snapshot> kept = List.of();

  private static RecordMapper mapper(String yaml) {
    return new RecordMapper(MappingParser.parseRecords("m.yaml", yaml, Path.of("")));
  }

  private MappedRecord map(RecordMapper mapper, String json) {
    try {
      MappedRecord mapped = mapper.map(new JsonMapper().readTree(json), kept);
      kept = mapped.snapshots();
      events.addAll(mapped.events());
      return mapped;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static String snapshot(int minute, String state) {
    return "{\"ticket\": {\"id\": 7, \"updated_at\": \"2026-03-01T10:%02d:00Z\", \"state\": \"%s\"}}"
        .formatted(minute, state);
  }

  @Test
  void whatASnapshotWasBeforeIsWhatTheLastOneSaid() {
    RecordMapper mapper = mapper(SNAPSHOTS);
    map(mapper, snapshot(0, "open"));
    map(mapper, snapshot(1, "closed"));
    map(mapper, snapshot(2, "closed"));
    map(mapper, snapshot(3, "open"));
    assertThat(events)
        .extracting(CaseEvent::type)
        .containsExactly(EventType.CASE_OPENED, EventType.CLOSED, EventType.REOPENED);
  }

  @Test
  void aSnapshotThatComesTwiceGivesTheSameEvents() {
    RecordMapper mapper = mapper(SNAPSHOTS);
    map(mapper, snapshot(0, "open"));
    List<CaseEvent> once = map(mapper, snapshot(1, "closed")).events();
    kept = List.of(kept.get(0));
    assertThat(map(mapper, snapshot(1, "closed")).events()).isEqualTo(once);
  }

  @Test
  void aSnapshotThatWasOvertakenIsComparedWithThoseBeforeIt() {
    RecordMapper mapper = mapper(SNAPSHOTS);
    map(mapper, snapshot(0, "closed"));
    map(mapper, snapshot(5, "closed"));
    assertThat(map(mapper, snapshot(3, "open")).events())
        .extracting(CaseEvent::type)
        .containsExactly(EventType.REOPENED);
  }

  @Test
  void aChangeSaysItselfWhatWasBefore() {
    MappedRecord mapped =
        map(
            mapper(CHANGES),
            """
            {"id": "A", "at": 1700000000, "changes": [
              {"n": 1, "field": "state", "old": "open", "new": "closed"},
              {"n": 2, "field": "state", "old": "closed", "new": "closed"},
              {"n": 3, "field": "owner", "old": null, "new": "ada"},
              {"n": 4, "field": "owner", "old": "ada", "new": "bob"}]}
            """);
    assertThat(mapped.events())
        .extracting(CaseEvent::eventId)
        .containsExactly("A-1-closed", "A-4-assigned");
    assertThat(mapped.refused()).isEmpty();
  }

  @Test
  void numbersKeepAllTheirDigits() {
    MappedRecord mapped =
        map(
            mapper(CHANGES),
            """
            {"id": 12345678901234567890123, "at": 1700000000,
             "changes": [{"n": 1, "field": "state", "old": "a", "new": "closed"}]}
            """);
    assertThat(mapped.caseId()).isEqualTo("12345678901234567890123");
  }

  @Test
  void rulesThatCompareNeedToKnowWithWhat() {
    RefusedMapping refused =
        catchThrowableOfType(
            RefusedMapping.class, () -> mapper(CHANGES.replace("previous: {new: old}\n", "")));
    assertThat(refused.findings())
        .singleElement()
        .asString()
        .contains("rules compare new with the value before: say under 'previous'");
  }

  @Test
  void aPathThatIsNoneIsRefusedWithItsLine() {
    RefusedMapping refused =
        catchThrowableOfType(
            RefusedMapping.class,
            () -> mapper(CHANGES.replace("changes[field=owner]", "changes[field")));
    assertThat(refused.findings())
        .singleElement()
        .asString()
        .startsWith("m.yaml:10: rules[1].for_each")
        .contains("expected a path such as ticket.id");
  }
}
