package io.escalations.sources.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.importer.record.MappedRecord;
import io.escalations.importer.record.RecordMapper;
import io.escalations.importer.record.Snapshot;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Products that only send webhooks, by a mapping alone. */
class WebhookMappingsTest {
  private List<Snapshot> kept = List.of();

  private List<CaseEvent> map(RecordMapper mapper, String json) {
    try {
      MappedRecord mapped = mapper.map(new JsonMapper().readTree(json), kept);
      assertThat(mapped.refused()).isEmpty();
      kept = mapped.snapshots();
      return mapped.events();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private List<EventType> types(RecordMapper mapper, String json) {
    return map(mapper, json).stream().map(CaseEvent::type).toList();
  }

  private static String zammad(int minute, String state, String group, String article) {
    return """
    {"ticket": {"id": 7, "number": "31007", "state": "%s", "priority": {"name": "3 high"},
      "group": {"name": "%s"}, "owner": {"id": 1}, "customer": {"id": 12},
      "created_at": "2026-03-01T10:00:00.000Z", "updated_at": "2026-03-01T10:%02d:00.000Z"},
     "article": %s}
    """
        .formatted(state, group, minute, article);
  }

  private static String article(int minute, String sender, boolean isInternal) {
    return """
    {"id": %d, "sender": "%s", "type": "web", "internal": %s,
     "created_at": "2026-03-01T10:%02d:00.000Z"}
    """
        .formatted(minute, sender, isInternal, minute);
  }

  @Test
  void zammad() {
    RecordMapper mapper = Mappings.shipped("zammad");
    List<CaseEvent> opened = map(mapper, zammad(0, "new", "Users", article(0, "Customer", false)));
    assertThat(opened).extracting(CaseEvent::type).containsExactly(EventType.CASE_OPENED);
    assertThat(opened.get(0).priority()).isEqualTo(Priority.P2);
    assertThat(opened.get(0).department()).isEqualTo("Users");
    assertThat(types(mapper, zammad(1, "pending reminder", "Users", article(1, "Agent", false))))
        .containsExactly(EventType.AGENT_REPLIED, EventType.WAITING_ON_CUSTOMER);
    assertThat(types(mapper, zammad(2, "open", "Users", article(2, "Customer", false))))
        .containsExactly(EventType.CUSTOMER_REPLIED, EventType.RESUMED);
    assertThat(types(mapper, zammad(3, "open", "Billing", article(3, "Agent", true))))
        .containsExactly(EventType.CASE_UPDATED, EventType.ESCALATED);
    assertThat(types(mapper, zammad(4, "closed", "Billing", "{}")))
        .containsExactly(EventType.RESOLVED);
    assertThat(types(mapper, zammad(5, "open", "Billing", "{}")))
        .containsExactly(EventType.REOPENED);
  }

  @Test
  void chatwoot() {
    RecordMapper mapper = Mappings.shipped("chatwoot");
    assertThat(
            types(
                mapper,
                """
                {"event": "conversation_created", "id": 3, "status": "open", "priority": "urgent",
                 "channel": "Channel::WebWidget", "created_at": 1700000000, "timestamp": 1700000000,
                 "meta": {"sender": {"id": 9}}}
                """))
        .containsExactly(EventType.CASE_OPENED);
    assertThat(types(mapper, message("incoming", "contact", false, "null"))).isEmpty();
    assertThat(types(mapper, message("outgoing", "user", false, "null")))
        .containsExactly(EventType.AGENT_REPLIED);
    assertThat(types(mapper, message("incoming", "contact", false, "1700000100")))
        .containsExactly(EventType.CUSTOMER_REPLIED);
    assertThat(types(mapper, message("outgoing", "user", true, "1700000100")))
        .containsExactly(EventType.CASE_UPDATED);
    assertThat(types(mapper, status("open", "snoozed"))).containsExactly(EventType.ON_HOLD);
    assertThat(types(mapper, status("snoozed", "open"))).containsExactly(EventType.RESUMED);
    assertThat(types(mapper, status("open", "resolved"))).containsExactly(EventType.RESOLVED);
    assertThat(types(mapper, status("resolved", "open"))).containsExactly(EventType.REOPENED);
    assertThat(types(mapper, "{\"event\": \"webwidget_triggered\", \"id\": 4}")).isEmpty();
  }

  private static String message(String type, String sender, boolean isPrivate, String replied) {
    return """
    {"event": "message_created", "id": 40, "message_type": "%s", "private": %s,
     "created_at": "2023-11-14T22:15:00.000Z", "sender": {"id": 2, "type": "%s"},
     "conversation": {"id": 3, "first_reply_created_at": %s}}
    """
        .formatted(type, isPrivate, sender, replied);
  }

  private static String status(String before, String after) {
    return """
    {"event": "conversation_status_changed", "id": 3, "status": "%s", "created_at": 1700000000,
     "updated_at": 1700000500.25,
     "changed_attributes": [{"status": {"previous_value": "%s", "current_value": "%s"}}]}
    """
        .formatted(after, before, after);
  }
}
