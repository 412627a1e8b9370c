package io.escalations.core.timeline;

import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.EscalationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The hand-overs of one case while the fold walks its events; at most the last one is open. */
final class Escalations {
  private final List<Escalation> escalations = new ArrayList<>();

  /**
   * One hand-over. {@code before} and {@code after} are the case's attributes around its ESCALATED
   * event.
   */
  private static final class Escalation {
    private final TimelineEvent event;
    private final Attributes before;
    private final Attributes after;
    private EscalationStatus status = EscalationStatus.OPEN;
    private Long acknowledgedAt;
    private Long endedAt;
    private String owner;

    private Escalation(TimelineEvent event, Attributes before, Attributes after) {
      this.event = event;
      this.before = before;
      this.after = after;
    }

    private void own(TimelineEvent carrier) {
      if (carrier.assignee() != null && !carrier.assignee().isEmpty()) {
        owner = carrier.assignee();
      }
    }

    private void end(EscalationStatus as, long instant) {
      status = as;
      endedAt = instant;
    }

    private Long resolutionMillis() {
      boolean counts =
          status == EscalationStatus.RESOLVED || status == EscalationStatus.DEESCALATED;
      return counts ? Long.valueOf(endedAt - event.occurredAt()) : null;
    }
  }

  void apply(TimelineEvent event, Attributes before, Attributes after) {
    Escalation open = open();
    if (open != null) {
      acknowledge(open, event);
      end(open, event);
      if (open.status == EscalationStatus.OPEN) {
        open.own(event);
      }
    }
    if (event.type() == EventType.ESCALATED) {
      Escalation next = new Escalation(event, before, after);
      next.own(event);
      escalations.add(next);
    }
  }

  private Escalation open() {
    Escalation last = escalations.isEmpty() ? null : escalations.get(escalations.size() - 1);
    return last != null && last.status == EscalationStatus.OPEN ? last : null;
  }

  private static void acknowledge(Escalation open, TimelineEvent event) {
    boolean acknowledges =
        switch (event.type()) {
          case ASSIGNED, AGENT_REPLIED, RESOLVED, CLOSED -> true;
          default -> false;
        };
    if (acknowledges && open.acknowledgedAt == null) {
      open.acknowledgedAt = event.occurredAt();
    }
  }

  private static void end(Escalation open, TimelineEvent event) {
    switch (event.type()) {
      case ESCALATED -> open.end(EscalationStatus.HANDED_ON, event.occurredAt());
      case RESOLVED, CLOSED -> open.end(EscalationStatus.RESOLVED, event.occurredAt());
      case DEESCALATED -> open.end(EscalationStatus.DEESCALATED, event.occurredAt());
      case CANCELLED -> open.end(EscalationStatus.CANCELLED, event.occurredAt());
      default -> {}
    }
  }

  int count() {
    return escalations.size();
  }

  /**
   * The rows; {@code description} holds the id of the event whose text it is, for the caller to
   * resolve.
   *
   * @param deadlines due instant of an escalation's own clock, by number
   */
  List<EscalationRow> rows(String caseId, IntFunction<Long> deadlines) {
    List<EscalationRow> rows = new ArrayList<>(escalations.size());
    for (Escalation escalation : escalations) {
      Attributes after = escalation.after;
      int number = rows.size() + 1;
      rows.add(
          new EscalationRow(
              caseId,
              number,
              escalation.event.kind(),
              escalation.event.reason(),
              escalation.before.department(),
              after.department(),
              escalation.before.tier(),
              after.tier(),
              after.category(),
              after.issueType(),
              after.priority(),
              after.channel(),
              after.customerId(),
              after.descriptionEventId(),
              escalation.event.occurredAt(),
              escalation.acknowledgedAt,
              escalation.owner,
              escalation.status,
              escalation.endedAt,
              deadlines.apply(number),
              escalation.resolutionMillis()));
    }
    return rows;
  }
}
