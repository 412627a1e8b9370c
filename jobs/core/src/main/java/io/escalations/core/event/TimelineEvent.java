package io.escalations.core.event;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * What the timeline keeps of a case event: all that decides facts. Of free text and personal data
 * it is only what rules may ask for: the account, and the attributes a source names itself. Kept in
 * state for as long as the case is, so fields may be added, never renamed.
 *
 * @param contentDigest of the whole event as accepted, to distinguish a second delivery from
 *     another event under the same id
 * @param hasDescription whether the event carries the issue's free text, which is kept apart under
 *     the event's id
 * @param attributes null if it carries none
 */
public record TimelineEvent(
    String eventId,
    EventType type,
    long occurredAt,
    long sequence,
    long contentDigest,
    Channel channel,
    String customerId,
    String account,
    Segment segment,
    IssueCategory category,
    String issueType,
    String product,
    boolean hasDescription,
    Priority priority,
    String department,
    String team,
    String assignee,
    Integer tier,
    EscalationReason reason,
    EscalationKind kind,
    Long dueAt,
    Integer rating,
    BigDecimal amount,
    String currency,
    Map<String, String> attributes) {

  /**
   * So much of an account or of an attribute's value is kept, and one character more of a longer
   * one: no rule of a policy may ask for more.
   */
  public static final int COMPARED_CHARACTERS = 256;

  /**
   * The order of the events of one case: instant, sequence, rank by type, event id by code point.
   */
  public static final Comparator<TimelineEvent> ORDER = TimelineEvent::compare;

  private static final Customer NO_CUSTOMER = new Customer(null, null, null, null, null);
  private static final Issue NO_ISSUE = new Issue(null, null, null, null);
  private static final EscalationDetail NO_DETAIL = new EscalationDetail(null, null, null);
  private static final Compensation NO_COMPENSATION = new Compensation(null, null);

  public static TimelineEvent of(CaseEvent event, long contentDigest) {
    Customer customer = event.customer() == null ? NO_CUSTOMER : event.customer();
    Issue issue = event.issue() == null ? NO_ISSUE : event.issue();
    EscalationDetail detail = event.escalation() == null ? NO_DETAIL : event.escalation();
    Compensation compensation =
        event.compensation() == null ? NO_COMPENSATION : event.compensation();
    return new TimelineEvent(
        event.eventId(),
        event.type(),
        event.occurredAt(),
        event.sequence(),
        contentDigest,
        event.channel(),
        customer.id(),
        compared(customer.account()),
        customer.segment(),
        issue.category(),
        issue.type(),
        issue.product(),
        issue.description() != null,
        event.priority(),
        event.department(),
        event.team(),
        event.assignee(),
        event.tier(),
        detail.reason(),
        detail.kind(),
        event.dueAt(),
        event.rating(),
        compensation.amount(),
        compensation.currency(),
        compared(event.attributes()));
  }

  private static String compared(String text) {
    return text == null || text.length() <= COMPARED_CHARACTERS
        ? text
        : text.substring(0, COMPARED_CHARACTERS + 1);
  }

  private static Map<String, String> compared(Map<String, String> attributes) {
    if (attributes == null || attributes.isEmpty()) {
      return null;
    }
    Map<String, String> kept = new HashMap<>();
    attributes.forEach((name, value) -> kept.put(name, compared(value)));
    return kept;
  }

  /**
   * The same event with the other's texts where they are equal: most events of a case repeat what
   * is known, and many are kept.
   */
  public TimelineEvent sharing(TimelineEvent other) {
    return new TimelineEvent(
        eventId,
        type,
        occurredAt,
        sequence,
        contentDigest,
        channel,
        shared(customerId, other.customerId),
        shared(account, other.account),
        segment,
        category,
        shared(issueType, other.issueType),
        shared(product, other.product),
        hasDescription,
        priority,
        shared(department, other.department),
        shared(team, other.team),
        shared(assignee, other.assignee),
        tier,
        reason,
        kind,
        dueAt,
        rating,
        amount,
        shared(currency, other.currency),
        shared(attributes, other.attributes));
  }

  /** The same event without the effect of its type; its fields still apply. */
  public TimelineEvent withoutEffect() {
    return as(EventType.RESTORED);
  }

  /** The same event with the effect of another type. */
  public TimelineEvent as(EventType other) {
    return new TimelineEvent(
        eventId,
        other,
        occurredAt,
        sequence,
        contentDigest,
        channel,
        customerId,
        account,
        segment,
        category,
        issueType,
        product,
        hasDescription,
        priority,
        department,
        team,
        assignee,
        tier,
        reason,
        kind,
        dueAt,
        rating,
        amount,
        currency,
        attributes);
  }

  private static <T> T shared(T value, T other) {
    return value != null && value.equals(other) ? other : value;
  }

  /** Plain code and no chained comparators, since every evaluation of a case sorts its events. */
  private static int compare(TimelineEvent left, TimelineEvent right) {
    if (left.occurredAt != right.occurredAt) {
      return Long.compare(left.occurredAt, right.occurredAt);
    }
    if (left.sequence != right.sequence) {
      return Long.compare(left.sequence, right.sequence);
    }
    int byRank = Integer.compare(left.type.rank(), right.type.rank());
    return byRank == 0 ? compareCodePoints(left.eventId, right.eventId) : byRank;
  }

  /**
   * {@link String#compareTo} orders by UTF-16 unit, which puts U+FFFF after every supplementary
   * character.
   */
  private static int compareCodePoints(String left, String right) {
    int at = 0;
    while (at < left.length() && at < right.length()) {
      int a = left.codePointAt(at);
      int b = right.codePointAt(at);
      if (a != b) {
        return Integer.compare(a, b);
      }
      at += Character.charCount(a);
    }
    return Integer.compare(left.length(), right.length());
  }
}
