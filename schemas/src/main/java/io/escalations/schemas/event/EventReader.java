package io.escalations.schemas.event;

import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NULL;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/**
 * Walks the tokens of one record and remembers what it found. It goes on after a fault, for a
 * record that is no JSON further on is refused as that.
 */
final class EventReader {
  private static final EnumNames<EventType> TYPES = new EnumNames<>(EventType.class);
  private static final EnumNames<Channel> CHANNELS = new EnumNames<>(Channel.class);
  private static final EnumNames<Priority> PRIORITIES = new EnumNames<>(Priority.class);
  private static final List<EventField> REQUIRED =
      List.of(EventField.EVENT_ID, EventField.CASE_ID, EventField.TYPE, EventField.OCCURRED_AT);
  private static final int LONGEST_ID = 128;

  private final JsonParser json;
  private final ValueReader values;
  private final AttributeReader attributes;
  private final NestedObjects objects;
  private int seen;
  private int present;
  private String unknownType;

  private String eventId;
  private String caseId;
  private EventType type;
  private Long occurredAt;
  private Long sequence;
  private String source;
  private Actor actor;
  private Channel channel;
  private Customer customer;
  private Issue issue;
  private Priority priority;
  private String department;
  private String team;
  private String assignee;
  private Long tier;
  private EscalationDetail escalation;
  private Long dueAt;
  private Long rating;
  private Compensation compensation;

  EventReader(JsonParser json) {
    this.json = json;
    values = new ValueReader(json);
    attributes = new AttributeReader(json, values);
    objects = new NestedObjects(json, values, attributes);
  }

  /**
   * @throws BrokenJsonException if this is not one JSON object without duplicate keys
   */
  void read() throws IOException {
    if (json.nextToken() != START_OBJECT) {
      throw new BrokenJsonException(json, "not an object");
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      EventField field = EventField.named(name);
      if (field == null) {
        attributes.keepField(name);
        continue;
      }
      if ((seen & field.bit()) != 0) {
        throw values.duplicate(name);
      }
      seen |= field.bit();
      if (token != VALUE_NULL) {
        present |= field.bit();
        read(field);
      }
    }
    if (json.nextToken() != null) {
      throw new BrokenJsonException(json, "something follows the object");
    }
  }

  private void read(EventField field) throws IOException {
    String name = field.json();
    switch (field) {
      case EVENT_ID -> eventId = values.text(name, LONGEST_ID);
      case CASE_ID -> caseId = values.text(name, LONGEST_ID);
      case TYPE -> readType();
      case OCCURRED_AT -> occurredAt = values.time(name);
      case SEQUENCE -> sequence = values.whole(name, Long.MIN_VALUE, Long.MAX_VALUE);
      case SOURCE -> source = values.text(name);
      case ACTOR -> actor = objects.actor();
      case CHANNEL -> channel = values.oneOf(name, CHANNELS);
      case CUSTOMER -> customer = objects.customer();
      case ISSUE -> issue = objects.issue();
      case PRIORITY -> priority = values.oneOf(name, PRIORITIES);
      case DEPARTMENT -> department = values.text(name);
      case TEAM -> team = values.text(name);
      case ASSIGNEE -> assignee = values.text(name);
      case TIER -> tier = values.whole(name, 1, 4);
      case ESCALATION -> escalation = objects.escalation();
      case DUE_AT -> dueAt = values.timeOrNone(name, CaseEvent.NO_DUE_AT);
      case RATING -> rating = values.whole(name, 1, 5);
      case COMPENSATION -> compensation = objects.compensation();
      case ATTRIBUTES -> attributes.readDeclared();
    }
  }

  private void readType() throws IOException {
    String text = values.text("type");
    if (text != null) {
      type = TYPES.named(text);
      if (type == null) {
        unknownType = "type: found " + Found.quoted(text) + ", expected one of " + TYPES;
      }
    }
  }

  /**
   * @return the first required field that is absent, or null
   */
  EventField missing() {
    for (EventField field : REQUIRED) {
      boolean required = field != EventField.CASE_ID || type != EventType.HEARTBEAT;
      if (required && (present & field.bit()) == 0) {
        return field;
      }
    }
    return null;
  }

  /**
   * @return what is wrong with the type, or null
   */
  String unknownType() {
    return unknownType;
  }

  /**
   * @return what is wrong with the first wrong field, or null
   */
  String invalid() {
    return values.invalid();
  }

  /** Only if nothing is missing or wrong. */
  CaseEvent event() {
    return new CaseEvent(
        eventId,
        caseId,
        type,
        occurredAt,
        sequence == null ? 0 : sequence,
        source,
        actor,
        channel,
        customer,
        issue,
        priority,
        department,
        team,
        assignee,
        tier == null ? null : tier.intValue(),
        escalation,
        dueAt,
        rating == null ? null : rating.intValue(),
        compensation,
        attributes.all());
  }
}
