package io.escalations.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.explain.Explanation;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
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
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accepted events of a case as the warehouse keeps them, without free text and what names a
 * customer. The account and the attributes are for the fold alone, and are shown to nobody.
 *
 * @param events none if there is no such case
 */
public record StoredCase(String caseId, List<CaseEvent> events) {
  /**
   * Asks for the events of the case named by the parameter {@code case}, as JSONEachRow. Only
   * {@link #ROLE} may: rules may ask for an account or an attribute, which analysts do not see.
   */
  public static final String QUERY =
      """
      SELECT * EXCEPT (occurred_at, due_at, ingested_at),
             toUnixTimestamp64Milli(occurred_at) AS occurred_millis, toUnixTimestamp64Milli(due_at) AS due_millis
      FROM escalations_tables.case_events_to_fold WHERE case_id = {case:String}
      """;

  /** The ClickHouse user that reads cases in order to fold them. */
  public static final String ROLE = "viewer";

  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * @param rows what {@link #QUERY} gave
   * @throws UserError if it is something else
   */
  public static StoredCase parse(String caseId, String rows) {
    try (MappingIterator<JsonNode> each = MAPPER.readerFor(JsonNode.class).readValues(rows)) {
      return of(caseId, each.readAll());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * @param rows what {@link #QUERY} gave
   * @throws UserError if it is something else
   */
  public static StoredCase of(String caseId, List<JsonNode> rows) {
    try {
      return new StoredCase(caseId, rows.stream().map(StoredCase::event).toList());
    } catch (IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  /**
   * The case folded again from its events up to an instant.
   *
   * @param now event time, epoch milliseconds UTC
   * @return empty if none of its events had happened yet
   */
  public Optional<CaseTimeline> fold(PolicyVersions policies, long now) {
    List<TimelineEvent> happened =
        events.stream()
            .filter(event -> event.occurredAt() <= now)
            .map(event -> TimelineEvent.of(event, 0))
            .toList();
    return happened.isEmpty()
        ? Optional.empty()
        : Optional.of(CaseTimeline.of(caseId, happened, policies, now));
  }

  /** Why each clock is in its state, by such a fold. */
  public Explanation explain(CaseTimeline timeline) {
    Map<String, Actor> actors = new HashMap<>();
    events.forEach(event -> actors.put(event.eventId(), event.actor()));
    return Explanation.of(timeline, actors::get);
  }

  private static UserError unreadable(Exception cause) {
    return new UserError(
        "case_events holds what this build cannot read; is ClickHouse of the same build?"
            + " (./escalations status)",
        cause);
  }

  private static CaseEvent event(JsonNode row) {
    JsonNode amount = row.path("compensated_amount");
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
            null,
            text(row, "customer_account"),
            null,
            name(Segment.class, row, "customer_segment")),
        new Issue(
            name(IssueCategory.class, row, "issue_category"),
            text(row, "issue_type"),
            text(row, "issue_product"),
            null),
        name(Priority.class, row, "priority"),
        text(row, "department"),
        text(row, "team"),
        text(row, "assignee"),
        row.hasNonNull("tier") ? Integer.valueOf(row.get("tier").asInt()) : null,
        new EscalationDetail(
            name(EscalationReason.class, row, "escalation_reason"),
            name(EscalationKind.class, row, "escalation_kind"),
            null),
        dueAt(row),
        row.hasNonNull("rating") ? Integer.valueOf(row.get("rating").asInt()) : null,
        new Compensation(
            amount.isNumber() ? amount.decimalValue() : null, text(row, "compensated_currency")),
        attributes(row.path("attributes")));
  }

  private static Map<String, String> attributes(JsonNode map) {
    Map<String, String> attributes = new HashMap<>();
    map.properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
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
