package io.escalations.core.testing;

import io.escalations.core.changelog.Digest;
import io.escalations.core.event.TimelineEvent;
import io.escalations.schemas.Times;
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
import io.escalations.schemas.topic.Topics;
import java.math.BigDecimal;

/**
 * Case events for tests: {@code at("10:00", CASE_OPENED).priority(P1).build()}; the day is
 * 2026-03-02.
 */
public final class Events {
  public static final String CASE = "case-1";

  private final EventType type;
  private final long occurredAt;
  private String id;
  private long sequence;
  private Channel channel;
  private Priority priority;
  private Segment segment;
  private String department;
  private String assignee;
  private Integer tier;
  private Long dueAt;
  private Integer rating;
  private BigDecimal amount;
  private String currency;
  private String description;

  private Events(EventType type, long occurredAt) {
    this.type = type;
    this.occurredAt = occurredAt;
    id = type + "-" + occurredAt;
  }

  /**
   * @param clock HH:mm[:ss[.SSS]] on 2026-03-02, or a whole RFC 3339 time
   */
  public static Events at(String clock, EventType type) {
    return new Events(type, instant(clock));
  }

  public static Events at(long instant, EventType type) {
    return new Events(type, instant);
  }

  public static long instant(String clock) {
    return Times.parse(
        clock.contains("T") ? clock : "2026-03-02T" + clock + (clock.length() == 5 ? ":00Z" : "Z"));
  }

  public Events id(String value) {
    id = value;
    return this;
  }

  public Events sequence(long value) {
    sequence = value;
    return this;
  }

  public Events channel(Channel value) {
    channel = value;
    return this;
  }

  public Events priority(Priority value) {
    priority = value;
    return this;
  }

  public Events segment(Segment value) {
    segment = value;
    return this;
  }

  public Events department(String value) {
    department = value;
    return this;
  }

  public Events assignee(String value) {
    assignee = value;
    return this;
  }

  public Events tier(Integer value) {
    tier = value;
    return this;
  }

  public Events dueAt(Long value) {
    dueAt = value;
    return this;
  }

  /** The promised deadline is taken away. */
  public Events noDueAt() {
    return dueAt(CaseEvent.NO_DUE_AT);
  }

  public Events rating(Integer value) {
    rating = value;
    return this;
  }

  public Events compensation(String value, String in) {
    amount = new BigDecimal(value);
    currency = in;
    return this;
  }

  public Events description(String value) {
    description = value;
    return this;
  }

  public CaseEvent event() {
    boolean escalates = type == EventType.ESCALATED;
    boolean opens = type == EventType.CASE_OPENED;
    return new CaseEvent(
        id,
        CASE,
        type,
        occurredAt,
        sequence,
        "test",
        null,
        channel,
        opens || segment != null
            ? new Customer(opens ? "customer-1" : null, null, null, null, segment)
            : null,
        opens || description != null
            ? new Issue(opens ? IssueCategory.TECHNICAL : null, null, null, description)
            : null,
        priority,
        department,
        null,
        assignee,
        tier,
        escalates
            ? new EscalationDetail(EscalationReason.SLA_RISK, EscalationKind.FUNCTIONAL, null)
            : null,
        dueAt,
        rating,
        amount == null ? null : new Compensation(amount, currency),
        null);
  }

  public TimelineEvent build() {
    CaseEvent event = event();
    return TimelineEvent.of(event, Digest.of(Topics.ACCEPTED_EVENTS.encode(event)));
  }
}
