package io.escalations.core.explain;

import io.escalations.core.event.TimelineEvent;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields an event carries that can move a clock, an escalation or a rating. Free text and the
 * customer are left out.
 */
final class Carried {
  private Carried() {}

  static Map<String, String> by(TimelineEvent event) {
    Map<String, String> carries = new LinkedHashMap<>();
    put(carries, "priority", event.priority());
    put(carries, "segment", event.segment());
    put(carries, "department", event.department());
    put(carries, "team", event.team());
    put(carries, "assignee", event.assignee());
    put(carries, "tier", event.tier());
    put(carries, "channel", event.channel());
    put(carries, "category", event.category());
    put(carries, "type", event.issueType());
    put(carries, "product", event.product());
    put(carries, "due_at", dueAt(event.dueAt()));
    put(carries, "reason", event.reason());
    put(carries, "kind", event.kind());
    put(carries, "rating", event.rating());
    return carries;
  }

  private static String dueAt(Long dueAt) {
    if (dueAt == null) {
      return null;
    }
    return dueAt == CaseEvent.NO_DUE_AT ? "(taken away)" : Times.format(dueAt);
  }

  private static void put(Map<String, String> carries, String field, Object value) {
    if (value != null) {
      carries.put(field, value.toString());
    }
  }
}
