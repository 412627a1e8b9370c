package io.escalations.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.explain.Explanation;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.Actor;
import io.escalations.schemas.event.CaseEvent;
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
      SELECT %s
      FROM escalations_tables.case_events_to_fold WHERE case_id = {case:String}
      """
          .formatted(StoredEvent.COLUMNS);

  /**
   * The same, of the events that had arrived when event time first reached the parameter {@code
   * known_at}, epoch milliseconds UTC.
   */
  public static final String QUERY_KNOWN_AT =
      QUERY + "AND known_at <= fromUnixTimestamp64Milli({known_at:Int64}, 'UTC')";

  /** The ClickHouse user that reads cases in order to fold them. */
  public static final String ROLE = "viewer";

  /**
   * @param rows what {@link #QUERY} gave
   * @throws UserError if it is something else
   */
  public static StoredCase parse(String caseId, String rows) {
    try (MappingIterator<JsonNode> each =
        StoredEvent.MAPPER.readerFor(JsonNode.class).readValues(rows)) {
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
      return new StoredCase(caseId, rows.stream().map(StoredEvent::of).toList());
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
}
