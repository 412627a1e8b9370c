package io.escalations.schemas.event;

import static com.fasterxml.jackson.core.JsonToken.END_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NULL;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks the tokens of one record and remembers what it found. It goes on after a fault, for a
 * record that is no JSON further on is refused as that.
 */
final class EventReader {
  private static final EnumNames<EventType> TYPES = new EnumNames<>(EventType.class);
  private static final EnumNames<Channel> CHANNELS = new EnumNames<>(Channel.class);
  private static final EnumNames<Priority> PRIORITIES = new EnumNames<>(Priority.class);
  private static final EnumNames<ActorRole> ROLES = new EnumNames<>(ActorRole.class);
  private static final EnumNames<Segment> SEGMENTS = new EnumNames<>(Segment.class);
  private static final EnumNames<IssueCategory> CATEGORIES = new EnumNames<>(IssueCategory.class);
  private static final EnumNames<EscalationReason> REASONS =
      new EnumNames<>(EscalationReason.class);
  private static final EnumNames<EscalationKind> KINDS = new EnumNames<>(EscalationKind.class);
  private static final List<EventField> REQUIRED =
      List.of(EventField.EVENT_ID, EventField.CASE_ID, EventField.TYPE, EventField.OCCURRED_AT);
  private static final int LONGEST_ID = 128;

  private final JsonParser json;
  private final ValueReader values;
  private int seen;
  private int present;
  private String unknownType;
  private Map<String, String> unknownFields;
  private Map<String, String> unknownLeaves;

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
  private Map<String, String> attributes;

  EventReader(JsonParser json) {
    this.json = json;
    this.values = new ValueReader(json);
  }

  /**
   * @throws JsonParseException if this is not one JSON object without duplicate keys
   */
  void read() throws IOException {
    if (json.nextToken() != START_OBJECT) {
      throw new JsonParseException(json, "not an object");
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      EventField field = EventField.named(name);
      if (field == null) {
        unknownFields = keepUnknown(unknownFields, name);
        continue;
      }
      if ((seen & field.bit()) != 0) {
        throw duplicate(name);
      }
      seen |= field.bit();
      if (token != VALUE_NULL) {
        present |= field.bit();
        read(field);
      }
    }
    if (json.nextToken() != null) {
      throw new JsonParseException(json, "something follows the object");
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
      case ACTOR -> readActor();
      case CHANNEL -> channel = values.oneOf(name, CHANNELS);
      case CUSTOMER -> readCustomer();
      case ISSUE -> readIssue();
      case PRIORITY -> priority = values.oneOf(name, PRIORITIES);
      case DEPARTMENT -> department = values.text(name);
      case TEAM -> team = values.text(name);
      case ASSIGNEE -> assignee = values.text(name);
      case TIER -> tier = values.whole(name, 1, 4);
      case ESCALATION -> readEscalation();
      case DUE_AT -> dueAt = values.timeOrNone(name, CaseEvent.NO_DUE_AT);
      case RATING -> rating = values.whole(name, 1, 5);
      case COMPENSATION -> readCompensation();
      case ATTRIBUTES -> readAttributes();
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

  private void readActor() throws IOException {
    String id = null;
    ActorRole role = null;
    for (Leaves leaves = new Leaves("actor", List.of("id", "role")); leaves.next(); ) {
      switch (leaves.leaf) {
        case "id" -> id = values.text("actor.id");
        default -> role = values.oneOf("actor.role", ROLES);
      }
    }
    actor = id == null && role == null ? null : new Actor(id, role);
  }

  private void readCustomer() throws IOException {
    String id = null;
    String name = null;
    String account = null;
    String contact = null;
    Segment segment = null;
    for (Leaves leaves =
            new Leaves("customer", List.of("id", "name", "account", "contact", "segment"));
        leaves.next(); ) {
      switch (leaves.leaf) {
        case "id" -> id = values.text("customer.id");
        case "name" -> name = values.text("customer.name");
        case "account" -> account = values.text("customer.account");
        case "contact" -> contact = values.text("customer.contact");
        default -> segment = values.oneOf("customer.segment", SEGMENTS);
      }
    }
    boolean empty =
        id == null && name == null && account == null && contact == null && segment == null;
    customer = empty ? null : new Customer(id, name, account, contact, segment);
  }

  private void readIssue() throws IOException {
    IssueCategory category = null;
    String code = null;
    String product = null;
    String description = null;
    for (Leaves leaves = new Leaves("issue", List.of("category", "type", "product", "description"));
        leaves.next(); ) {
      switch (leaves.leaf) {
        case "category" -> category = values.oneOf("issue.category", CATEGORIES);
        case "type" -> code = values.text("issue.type");
        case "product" -> product = values.text("issue.product");
        default -> description = values.text("issue.description");
      }
    }
    boolean empty = category == null && code == null && product == null && description == null;
    issue = empty ? null : new Issue(category, code, product, description);
  }

  private void readEscalation() throws IOException {
    EscalationReason reason = null;
    EscalationKind kind = null;
    String note = null;
    for (Leaves leaves = new Leaves("escalation", List.of("reason", "kind", "note"));
        leaves.next(); ) {
      switch (leaves.leaf) {
        case "reason" -> reason = values.oneOf("escalation.reason", REASONS);
        case "kind" -> kind = values.oneOf("escalation.kind", KINDS);
        default -> note = values.text("escalation.note");
      }
    }
    escalation =
        reason == null && kind == null && note == null
            ? null
            : new EscalationDetail(reason, kind, note);
  }

  private void readCompensation() throws IOException {
    BigDecimal amount = null;
    String currency = null;
    for (Leaves leaves = new Leaves("compensation", List.of("amount", "currency"));
        leaves.next(); ) {
      switch (leaves.leaf) {
        case "amount" -> amount = values.amount("compensation.amount");
        default -> currency = values.text("compensation.currency");
      }
    }
    compensation = amount == null && currency == null ? null : new Compensation(amount, currency);
  }

  private void readAttributes() throws IOException {
    if (!values.isObject("attributes")) {
      return;
    }
    attributes = new TreeMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      if (attributes.containsKey(name)) {
        throw duplicate(name);
      }
      attributes.put(
          values.name(name), token == VALUE_NULL ? null : values.text("attributes." + name));
    }
  }

  private Map<String, String> keepUnknown(Map<String, String> kept, String name)
      throws IOException {
    Map<String, String> into = kept == null ? new TreeMap<>() : kept;
    if (into.containsKey(name)) {
      throw duplicate(name);
    }
    into.put(values.name(name), values.anything(name));
    return into;
  }

  private JsonParseException duplicate(String name) {
    return new JsonParseException(json, "the key " + Found.quoted(name) + " twice in one object");
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
        allAttributes());
  }

  /**
   * Declared ones win over unknown fields, and these over unknown leaves of the same dotted name.
   */
  private Map<String, String> allAttributes() {
    if (attributes == null && unknownFields == null && unknownLeaves == null) {
      return Map.of();
    }
    Map<String, String> all = new TreeMap<>();
    putPresent(all, unknownLeaves);
    putPresent(all, unknownFields);
    putPresent(all, attributes);
    return all;
  }

  private static void putPresent(Map<String, String> all, Map<String, String> more) {
    if (more != null) {
      more.forEach(
          (name, value) -> {
            if (value != null) {
              all.put(name, value);
            }
          });
    }
  }

  /** Steps through the known leaves of one nested object; the others are kept on the way. */
  private final class Leaves {
    private final String parent;
    private final List<String> known;
    private final boolean object;
    private int seenLeaves;
    private String leaf;

    Leaves(String parent, List<String> known) throws IOException {
      this.parent = parent;
      this.known = known;
      this.object = values.isObject(parent);
    }

    /** Comes to the value of the next known leaf that is not null, if there is one. */
    boolean next() throws IOException {
      while (object && json.nextToken() != END_OBJECT) {
        leaf = json.currentName();
        JsonToken token = json.nextToken();
        int index = known.indexOf(leaf);
        if (index < 0) {
          unknownLeaves = keepUnknown(unknownLeaves, parent + "." + leaf);
          continue;
        }
        if ((seenLeaves & 1 << index) != 0) {
          throw duplicate(leaf);
        }
        seenLeaves |= 1 << index;
        if (token != VALUE_NULL) {
          return true;
        }
      }
      return false;
    }
  }
}
