package io.escalations.schemas.event;

import java.util.Map;

/** Builds a {@link CaseEvent} by the names of its fields; what is not given is absent. */
public final class CaseEventBuilder {
  private final String eventId;
  private final EventType type;
  private final long occurredAt;
  private String caseId;
  private long sequence;
  private String source;
  private Actor actor;
  private Channel channel;
  private Customer customer;
  private Issue issue;
  private Priority priority;
  private String department;
  private String team;
  private String assignee;
  private Integer tier;
  private EscalationDetail escalation;
  private Long dueAt;
  private Integer rating;
  private Compensation compensation;
  private Map<String, String> attributes;

  CaseEventBuilder(String eventId, String caseId, EventType type, long occurredAt) {
    this.eventId = eventId;
    this.caseId = caseId;
    this.type = type;
    this.occurredAt = occurredAt;
  }

  public CaseEventBuilder caseId(String value) {
    caseId = value;
    return this;
  }

  public CaseEventBuilder sequence(long value) {
    sequence = value;
    return this;
  }

  public CaseEventBuilder source(String value) {
    source = value;
    return this;
  }

  public CaseEventBuilder actor(Actor value) {
    actor = value;
    return this;
  }

  public CaseEventBuilder channel(Channel value) {
    channel = value;
    return this;
  }

  public CaseEventBuilder customer(Customer value) {
    customer = value;
    return this;
  }

  public CaseEventBuilder issue(Issue value) {
    issue = value;
    return this;
  }

  public CaseEventBuilder priority(Priority value) {
    priority = value;
    return this;
  }

  public CaseEventBuilder department(String value) {
    department = value;
    return this;
  }

  public CaseEventBuilder team(String value) {
    team = value;
    return this;
  }

  public CaseEventBuilder assignee(String value) {
    assignee = value;
    return this;
  }

  public CaseEventBuilder tier(Integer value) {
    tier = value;
    return this;
  }

  public CaseEventBuilder escalation(EscalationDetail value) {
    escalation = value;
    return this;
  }

  public CaseEventBuilder dueAt(Long value) {
    dueAt = value;
    return this;
  }

  public CaseEventBuilder rating(Integer value) {
    rating = value;
    return this;
  }

  public CaseEventBuilder compensation(Compensation value) {
    compensation = value;
    return this;
  }

  public CaseEventBuilder attributes(Map<String, String> value) {
    attributes = value;
    return this;
  }

  public CaseEvent build() {
    return new CaseEvent(
        eventId,
        caseId,
        type,
        occurredAt,
        sequence,
        source,
        actor,
        channel,
        customer,
        issue,
        priority,
        department,
        team,
        assignee,
        tier,
        escalation,
        dueAt,
        rating,
        compensation,
        attributes);
  }
}
