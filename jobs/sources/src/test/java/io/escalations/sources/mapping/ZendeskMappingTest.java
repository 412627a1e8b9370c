package io.escalations.sources.mapping;

import static io.escalations.sources.product.PlayedZendesk.changed;
import static io.escalations.sources.product.PlayedZendesk.comment;
import static io.escalations.sources.product.PlayedZendesk.created;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.importer.record.MappedRecord;
import io.escalations.importer.record.RecordMapper;
import io.escalations.importer.row.RowRefused;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import io.escalations.sources.product.Cursor;
import io.escalations.sources.product.PlayedZendesk;
import io.escalations.sources.product.RawRecord;
import io.escalations.sources.product.Zendesk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choices of docs/sources.md. */
class ZendeskMappingTest {
  private static final long AT = 1_700_000_000L;
  private static final long AGENT = 5;
  private static final long CUSTOMER = 6;
  private static final long NOBODY = 8;

  private final RecordMapper mapper = Mappings.shipped("zendesk");
  private final PlayedZendesk played =
      new PlayedZendesk()
          .at(AT + 1000)
          .withUser(AGENT, "agent")
          .withUser(CUSTOMER, "end-user")
          .withGroup(40, "Billing")
          .withGroup(41, "Logistics");

  private MappedRecord map(ObjectNode... children) {
    played.update(2, 77, AT, children);
    RawRecord record =
        new Zendesk(Duration.ZERO)
            .next(Cursor.from(0), (AT + 1000) * 1000, played)
            .records()
            .get(0);
    return mapper.map(record.payload(), List.of());
  }

  private List<EventType> types(ObjectNode... children) {
    MappedRecord mapped = map(children);
    assertThat(mapped.refused()).isEmpty();
    return mapped.events().stream().map(CaseEvent::type).toList();
  }

  @Test
  void aNewTicketIsOneOpeningWhateverTheNumberOfItsChildEvents() {
    MappedRecord mapped =
        map(
            comment(CUSTOMER, true, null),
            created("status", "new"),
            created("priority", "urgent"),
            created("requester_id", CUSTOMER),
            created("group_id", 40));
    assertThat(mapped.events()).hasSize(1);
    CaseEvent opened = mapped.events().get(0);
    assertThat(opened.type()).isEqualTo(EventType.CASE_OPENED);
    assertThat(opened.caseId()).isEqualTo("77");
    assertThat(opened.eventId()).isEqualTo("zendesk-2-2-opened");
    assertThat(opened.occurredAt()).isEqualTo(AT * 1000);
    assertThat(opened.priority()).isEqualTo(Priority.P1);
    assertThat(opened.department()).isEqualTo("Billing");
    assertThat(opened.customer().id()).isEqualTo("6");
    assertThat(opened.channel()).isEqualTo(Channel.WEB);
  }

  @ParameterizedTest
  @CsvSource({
    "new,open,",
    "open,pending,WAITING_ON_CUSTOMER",
    "open,hold,ON_HOLD",
    "pending,open,RESUMED",
    "hold,open,RESUMED",
    "open,solved,RESOLVED",
    "solved,open,REOPENED",
    "solved,closed,CLOSED",
    "open,deleted,CANCELLED",
    "deleted,open,CASE_UPDATED"
  })
  void status(String before, String after, EventType type) {
    assertThat(types(changed("status", before, after)))
        .isEqualTo(type == null ? List.of() : List.of(type));
  }

  @Test
  void whatIsReopenedAsPendingIsBoth() {
    assertThat(types(changed("status", "solved", "pending")))
        .containsExactly(EventType.WAITING_ON_CUSTOMER, EventType.REOPENED);
  }

  @Test
  void commentsByWhoWroteThem() {
    assertThat(
            types(
                comment(AGENT, true, null),
                comment(CUSTOMER, true, null),
                comment(AGENT, false, null),
                comment(AGENT, true, "trigger"),
                comment(NOBODY, true, null)))
        .containsExactly(
            EventType.AGENT_REPLIED,
            EventType.CUSTOMER_REPLIED,
            EventType.CASE_UPDATED,
            EventType.CASE_UPDATED,
            EventType.CASE_UPDATED);
  }

  @Test
  void aMergedTicketIsCancelled() {
    assertThat(types(comment(AGENT, true, "merge"), changed("status", "open", "closed")))
        .containsExactly(EventType.CASE_UPDATED, EventType.CANCELLED);
  }

  @Test
  void groups() {
    assertThat(types(changed("group_id", 40, 41))).containsExactly(EventType.ESCALATED);
    MappedRecord first = new ZendeskMappingTest().map(changed("group_id", null, 41));
    assertThat(first.events()).extracting(CaseEvent::type).containsExactly(EventType.CASE_UPDATED);
    assertThat(first.events().get(0).department()).isEqualTo("Logistics");
  }

  @Test
  void assignees() {
    assertThat(types(changed("assignee_id", null, AGENT))).containsExactly(EventType.ASSIGNED);
    MappedRecord gone = new ZendeskMappingTest().map(changed("assignee_id", AGENT, null));
    assertThat(gone.events()).extracting(CaseEvent::assignee).containsExactly("");
  }

  @Test
  void aStatusThatIsUnknownIsShownAndTheRestGoesOn() {
    MappedRecord mapped =
        map(changed("status", "open", "frozen"), changed("priority", "low", "high"));
    assertThat(mapped.events()).extracting(CaseEvent::priority).containsExactly(Priority.P2);
    assertThat(mapped.refused())
        .extracting(RowRefused::getMessage)
        .containsExactly(
            "column status: 'frozen' is none of the values that the mapping names (closed, deleted,"
                + " hold, new, open, pending, solved): add it to a rule");
  }

  @Test
  void thePayloadOfAnotherProductNamesNoCase() {
    MappedRecord mapped =
        mapper.map(
            JsonNodeFactory.instance.objectNode().put("conversation", 1).put("account", 2),
            List.of());
    assertThat(mapped.refused())
        .extracting(RowRefused::getMessage)
        .containsExactly(
            "column ticket_id: '' names no case; the record has conversation, account: is the"
                + " mapping one for this product?");
  }
}
