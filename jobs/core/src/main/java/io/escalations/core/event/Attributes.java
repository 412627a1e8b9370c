package io.escalations.core.event;

import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The sticky values of a case at one point of its timeline; absent ones are null.
 *
 * @param descriptionEventId the event whose free text is the case's description now
 * @param custom what the source calls by names of its own
 */
public record Attributes(
    Priority priority,
    String department,
    String team,
    String assignee,
    Integer tier,
    Channel channel,
    String customerId,
    String account,
    Segment segment,
    IssueCategory category,
    String issueType,
    String product,
    Long dueAt,
    String descriptionEventId,
    Map<String, String> custom) {

  public static final Attributes NONE =
      new Attributes(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          Map.of());

  /**
   * These values with what the event carries laid over them: these very ones if it changes none.
   */
  public Attributes after(TimelineEvent event) {
    return changedBy(event) ? laidOver(event) : this;
  }

  /** Most events repeat what is known; nothing is made for them. */
  private boolean changedBy(TimelineEvent event) {
    return event.hasDescription()
        || over(event.priority(), priority) != priority
        || !Objects.equals(owner(event.department(), department), department)
        || !Objects.equals(owner(event.team(), team), team)
        || !Objects.equals(owner(event.assignee(), assignee), assignee)
        || !Objects.equals(over(event.tier(), tier), tier)
        || (setsChannel(event.type()) && over(event.channel(), channel) != channel)
        || !Objects.equals(over(event.customerId(), customerId), customerId)
        || !Objects.equals(over(event.account(), account), account)
        || over(event.segment(), segment) != segment
        || over(event.category(), category) != category
        || !Objects.equals(over(event.issueType(), issueType), issueType)
        || !Objects.equals(over(event.product(), product), product)
        || !Objects.equals(promised(event.dueAt(), dueAt), dueAt)
        || (event.attributes() != null && changesCustom(event.attributes()));
  }

  private Attributes laidOver(TimelineEvent event) {
    return new Attributes(
        over(event.priority(), priority),
        owner(event.department(), department),
        owner(event.team(), team),
        owner(event.assignee(), assignee),
        over(event.tier(), tier),
        setsChannel(event.type()) ? over(event.channel(), channel) : channel,
        over(event.customerId(), customerId),
        over(event.account(), account),
        over(event.segment(), segment),
        over(event.category(), category),
        over(event.issueType(), issueType),
        over(event.product(), product),
        promised(event.dueAt(), dueAt),
        event.hasDescription() ? event.eventId() : descriptionEventId,
        event.attributes() == null ? custom : merged(event.attributes()));
  }

  private boolean changesCustom(Map<String, String> carried) {
    for (Map.Entry<String, String> attribute : carried.entrySet()) {
      if (!attribute.getValue().equals(custom.get(attribute.getKey()))) {
        return true;
      }
    }
    return false;
  }

  private Map<String, String> merged(Map<String, String> carried) {
    if (!changesCustom(carried)) {
      return custom;
    }
    Map<String, String> merged = new HashMap<>(custom);
    merged.putAll(carried);
    return merged;
  }

  private static boolean setsChannel(EventType type) {
    return type == EventType.CASE_OPENED
        || type == EventType.CASE_UPDATED
        || type == EventType.ESCALATED;
  }

  private static <T> T over(T carried, T current) {
    return carried == null ? current : carried;
  }

  /** A deadline may be taken away. */
  private static Long promised(Long carried, Long current) {
    return carried != null && carried == CaseEvent.NO_DUE_AT ? null : over(carried, current);
  }

  /** The empty text clears who owns a case. */
  private static String owner(String carried, String current) {
    if (carried == null) {
      return current;
    }
    return carried.isEmpty() ? null : carried;
  }
}
