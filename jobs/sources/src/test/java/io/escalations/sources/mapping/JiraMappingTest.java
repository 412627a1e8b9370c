package io.escalations.sources.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.importer.record.MappedRecord;
import io.escalations.importer.record.RecordMapper;
import io.escalations.importer.row.RowRefused;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import io.escalations.sources.product.Jira;
import io.escalations.sources.product.PlayedJira;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiraMappingTest {
  private static final long AT = 1_700_000_000_000L;

  private final RecordMapper mapper = Mappings.shipped("jira");
  private final PlayedJira played = new PlayedJira().at(AT + 1000);
  private final List<String> refused = new ArrayList<>();

  private List<CaseEvent> events() {
    List<CaseEvent> events = new ArrayList<>();
    new Jira(Duration.ZERO)
        .readCase("HELP-1", played)
        .forEach(
            record -> {
              MappedRecord mapped = mapper.map(record.payload(), List.of());
              events.addAll(mapped.events());
              mapped.refused().stream().map(RowRefused::getMessage).forEach(refused::add);
            });
    return events;
  }

  private List<EventType> types() {
    List<EventType> types = events().stream().map(CaseEvent::type).toList();
    assertThat(refused).isEmpty();
    return types;
  }

  @Test
  void anIssueOpens() {
    played.open("HELP-1", "customer-1", "Highest", AT);
    CaseEvent opened = events().get(0);
    assertThat(opened.type()).isEqualTo(EventType.CASE_OPENED);
    assertThat(opened.caseId()).isEqualTo("HELP-1");
    assertThat(opened.priority()).isEqualTo(Priority.P1);
    assertThat(opened.department()).isEqualTo("HELP");
    assertThat(opened.customer().id()).isEqualTo("customer-1");
    assertThat(opened.occurredAt()).isEqualTo(AT);
  }

  @ParameterizedTest
  @CsvSource({
    "Waiting for support,Waiting for customer,WAITING_ON_CUSTOMER",
    "Waiting for support,Pending,ON_HOLD",
    "Waiting for customer,Waiting for support,RESUMED",
    "Pending,In Progress,RESUMED",
    "In Progress,Resolved,RESOLVED",
    "In Progress,Done,RESOLVED",
    "Resolved,Closed,CLOSED",
    "Resolved,In Progress,REOPENED",
    "In Progress,Escalated,ESCALATED",
    "In Progress,Canceled,CANCELLED"
  })
  void status(String before, String after, EventType type) {
    played.open("HELP-1", "customer-1", "High", AT);
    played.change("HELP-1", AT + 1, "status", before, after);
    assertThat(types()).containsExactly(EventType.CASE_OPENED, type);
  }

  @Test
  void commentsByWhoWroteThem() {
    played.open("HELP-1", "customer-1", "High", AT);
    played.comment("HELP-1", AT + 1, "agent-1", "atlassian", true);
    played.comment("HELP-1", AT + 2, "customer-1", "customer", true);
    played.comment("HELP-1", AT + 3, "agent-1", "atlassian", false);
    played.comment("HELP-1", AT + 4, "bot-1", "app", true);
    assertThat(types())
        .containsExactly(
            EventType.CASE_OPENED,
            EventType.AGENT_REPLIED,
            EventType.CUSTOMER_REPLIED,
            EventType.CASE_UPDATED,
            EventType.CASE_UPDATED);
  }

  @Test
  void whoHasItAndHowUrgentItIs() {
    played.open("HELP-1", "customer-1", "Low", AT);
    played.change("HELP-1", AT + 1, "assignee", null, "agent-1");
    played.change("HELP-1", AT + 2, "assignee", "agent-1", null);
    played.change("HELP-1", AT + 3, "priority", "Low", "Highest");
    List<CaseEvent> events = events();
    assertThat(events).extracting(CaseEvent::assignee).containsExactly(null, "agent-1", "", null);
    assertThat(events.get(3).priority()).isEqualTo(Priority.P1);
    assertThat(refused).isEmpty();
  }

  @Test
  void aStatusOfAnotherWorkflowIsShown() {
    played.open("HELP-1", "customer-1", "High", AT);
    played.change("HELP-1", AT + 1, "status", "Waiting for support", "Simmering");
    assertThat(events()).hasSize(1);
    assertThat(refused)
        .singleElement()
        .asString()
        .startsWith("column toString: 'Simmering' is none of the values that the mapping names");
  }
}
