package io.escalations.schemas.event;

import java.util.Map;

/**
 * One event in the life of a case, as it stands on {@code case-events}. Absent fields are null.
 *
 * @param eventId with {@code caseId} the identity of the event, 1–128 characters
 * @param caseId null on HEARTBEAT only
 * @param occurredAt event time, epoch milliseconds UTC
 * @param sequence order among events of one case at one instant
 * @param department who owns the case from here on; {@code ""} clears it, as with team and assignee
 * @param tier 1 frontline to 4 executive or external
 * @param dueAt a resolution deadline promised for this case, epoch milliseconds UTC; {@link
 *     #NO_DUE_AT} takes it away
 * @param rating 1 to 5
 * @param attributes anything else the source sent, kept as text; never null
 */
public record CaseEvent(
    String eventId,
    String caseId,
    EventType type,
    long occurredAt,
    long sequence,
    String source,
    Actor actor,
    Channel channel,
    Customer customer,
    Issue issue,
    Priority priority,
    String department,
    String team,
    String assignee,
    Integer tier,
    EscalationDetail escalation,
    Long dueAt,
    Integer rating,
    Compensation compensation,
    Map<String, String> attributes) {

  /** {@code due_at: ""}: the deadline that was promised is promised no more. */
  public static final long NO_DUE_AT = Long.MIN_VALUE;

  public CaseEvent {
    attributes = attributes == null ? Map.of() : attributes;
  }

  /**
   * Begins an event with what every event has.
   *
   * @param occurredAt epoch milliseconds UTC
   */
  public static CaseEventBuilder builder(
      String eventId, String caseId, EventType type, long occurredAt) {
    return new CaseEventBuilder(eventId, caseId, type, occurredAt);
  }

  /** Begins another event with all of this one. */
  public CaseEventBuilder toBuilder() {
    return builder(eventId, caseId, type, occurredAt)
        .sequence(sequence)
        .source(source)
        .actor(actor)
        .channel(channel)
        .customer(customer)
        .issue(issue)
        .priority(priority)
        .department(department)
        .team(team)
        .assignee(assignee)
        .tier(tier)
        .escalation(escalation)
        .dueAt(dueAt)
        .rating(rating)
        .compensation(compensation)
        .attributes(attributes);
  }

  /** Whether the deadline that was promised is promised no more. */
  public boolean clearsDueAt() {
    return dueAt != null && dueAt == NO_DUE_AT;
  }
}
