package io.escalations.stored;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.UserError;
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
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * An accepted event as the warehouse keeps it: all that decides facts comes back as it was
 * accepted. A role that may not read personal data gets null there, and no attributes.
 *
 * @param contentDigest of the event as it was accepted; 0 where the view does not show it
 */
public record StoredEvent(CaseEvent event, long contentDigest) {
  /** What to select of {@code case_events}. */
  public static final String COLUMNS =
      "* EXCEPT (occurred_at, due_at, ingested_at), toUnixTimestamp64Milli(occurred_at) AS"
          + " occurred_millis, toUnixTimestamp64Milli(due_at) AS due_millis";

  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /**
   * @param row of {@link #COLUMNS}, as a JSON object
   * @throws UserError if it is something else
   */
  public static StoredEvent parse(String row) {
    try {
      JsonNode columns = MAPPER.readTree(row);
      return new StoredEvent(of(columns), columns.path("content_digest").asLong());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new UserError("case_events holds what this build cannot read", e);
    }
  }

  static CaseEvent of(JsonNode row) {
    return new CaseEvent(
        text(row, "event_id"),
        text(row, "case_id"),
        EventType.valueOf(text(row, "type")),
        row.get("occurred_millis").asLong(),
        row.get("sequence").asLong(),
        text(row, "source"),
        row.hasNonNull("actor_id") || row.hasNonNull("actor_role")
            ? new Actor(text(row, "actor_id"), name(ActorRole.class, row, "actor_role"))
            : null,
        name(Channel.class, row, "channel"),
        new Customer(
            text(row, "customer_id"),
            text(row, "customer_name"),
            text(row, "customer_account"),
            text(row, "customer_contact"),
            name(Segment.class, row, "customer_segment")),
        new Issue(
            name(IssueCategory.class, row, "issue_category"),
            text(row, "issue_type"),
            text(row, "issue_product"),
            text(row, "issue_description")),
        name(Priority.class, row, "priority"),
        text(row, "department"),
        text(row, "team"),
        text(row, "assignee"),
        row.hasNonNull("tier") ? Integer.valueOf(row.get("tier").asInt()) : null,
        new EscalationDetail(
            name(EscalationReason.class, row, "escalation_reason"),
            name(EscalationKind.class, row, "escalation_kind"),
            text(row, "escalation_note")),
        dueAt(row),
        row.hasNonNull("rating") ? Integer.valueOf(row.get("rating").asInt()) : null,
        new Compensation(amount(row), text(row, "compensated_currency")),
        attributes(row.path("attributes")));
  }

  /** As the parser gives it: 12.5, whatever the column's scale. */
  private static BigDecimal amount(JsonNode row) {
    JsonNode amount = row.path("compensated_amount");
    return amount.isNumber() ? Compensation.withoutZeros(amount.decimalValue()) : null;
  }

  private static Map<String, String> attributes(JsonNode columns) {
    Map<String, String> attributes = new TreeMap<>();
    columns
        .properties()
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
    return attributes;
  }

  private static Long dueAt(JsonNode row) {
    if (row.path("due_at_cleared").asInt() == 1) {
      return CaseEvent.NO_DUE_AT;
    }
    return row.hasNonNull("due_millis") ? Long.valueOf(row.get("due_millis").asLong()) : null;
  }

  private static String text(JsonNode row, String column) {
    return row.hasNonNull(column) ? row.get(column).asText() : null;
  }

  private static <E extends Enum<E>> E name(Class<E> type, JsonNode row, String column) {
    return row.hasNonNull(column) ? Enum.valueOf(type, row.get(column).asText()) : null;
  }
}
