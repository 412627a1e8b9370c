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

  /** Under which name an instant is selected, in milliseconds. */
  static final Map<String, String> MILLIS =
      Map.of("occurred_at", "occurred_millis", "due_at", "due_millis");

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
    return of(new JsonColumns(row));
  }

  /**
   * @throws IllegalArgumentException if a name in it is unknown to this build
   */
  public static CaseEvent of(StoredColumns row) {
    return new CaseEvent(
        row.text("event_id"),
        row.text("case_id"),
        EventType.valueOf(row.text("type")),
        row.instant("occurred_at"),
        row.has("sequence") ? row.number("sequence") : 0,
        row.text("source"),
        row.has("actor_id") || row.has("actor_role")
            ? new Actor(row.text("actor_id"), name(ActorRole.class, row, "actor_role"))
            : null,
        name(Channel.class, row, "channel"),
        new Customer(
            row.text("customer_id"),
            row.text("customer_name"),
            row.text("customer_account"),
            row.text("customer_contact"),
            name(Segment.class, row, "customer_segment")),
        new Issue(
            name(IssueCategory.class, row, "issue_category"),
            row.text("issue_type"),
            row.text("issue_product"),
            row.text("issue_description")),
        name(Priority.class, row, "priority"),
        row.text("department"),
        row.text("team"),
        row.text("assignee"),
        integer(row, "tier"),
        new EscalationDetail(
            name(EscalationReason.class, row, "escalation_reason"),
            name(EscalationKind.class, row, "escalation_kind"),
            row.text("escalation_note")),
        dueAt(row),
        integer(row, "rating"),
        new Compensation(amount(row), row.text("compensated_currency")),
        row.texts("attributes"));
  }

  /** As the parser gives it: 12.5, whatever the column's scale. */
  private static BigDecimal amount(StoredColumns row) {
    BigDecimal amount = row.decimal("compensated_amount");
    return amount == null ? null : Compensation.withoutZeros(amount);
  }

  private static Long dueAt(StoredColumns row) {
    return row.has("due_at_cleared") && row.number("due_at_cleared") == 1
        ? Long.valueOf(CaseEvent.NO_DUE_AT)
        : row.instant("due_at");
  }

  private static Integer integer(StoredColumns row, String column) {
    return row.has(column) ? Integer.valueOf(Math.toIntExact(row.number(column))) : null;
  }

  private static <E extends Enum<E>> E name(Class<E> type, StoredColumns row, String column) {
    return row.has(column) ? Enum.valueOf(type, row.text(column)) : null;
  }
}
