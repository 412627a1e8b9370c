package io.escalations.core.timeline;

import io.escalations.core.copy.Copyable;
import io.escalations.core.copy.Log;
import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.EscalationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** The hand-overs of one case while the fold walks its events; at most the last one is open. */
final class Escalations extends Copyable<Escalations> {
  /** Those that ended, in order. */
  private Log<Escalation> ended = new Log<>();

  /** Null if none is. */
  private Escalation open;

  /** So many are published and have ended. */
  private int published;

  /**
   * One hand-over. {@code before} and {@code after} are the case's attributes around its ESCALATED
   * event.
   */
  private static final class Escalation extends Copyable<Escalation> {
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

    @Override
    public Escalation copy() {
      return shallowCopy();
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

  @Override
  public Escalations copy() {
    Escalations copy = shallowCopy();
    copy.ended = ended.copy();
    copy.open = open == null ? null : open.copy();
    return copy;
  }

  void apply(TimelineEvent event, Attributes before, Attributes after) {
    if (open != null) {
      acknowledge(open, event);
      end(open, event);
      if (open.status == EscalationStatus.OPEN) {
        open.own(event);
      } else {
        ended.add(open);
        open = null;
      }
    }
    if (event.type() == EventType.ESCALATED) {
      open = new Escalation(event, before, after);
      open.own(event);
    }
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
    return ended.size() + (open == null ? 0 : 1);
  }

  /**
   * The rows; {@code description} holds the id of the event whose text it is, for the caller to
   * resolve.
   *
   * @param deadlines due instant of an escalation's own clock, by number
   */
  List<EscalationRow> rows(String caseId, IntFunction<Long> deadlines) {
    List<EscalationRow> rows = new ArrayList<>(count());
    for (int number = 1; number <= count(); number++) {
      rows.add(row(caseId, number, deadlines));
    }
    return rows;
  }

  void rowsArePublished() {
    published = ended.size();
  }

  /**
   * Those of the rows that may differ from what was published last.
   *
   * @param withChangedClock numbers of escalations whose own clock may differ
   */
  List<EscalationRow> changedRows(
      String caseId, Set<Integer> withChangedClock, IntFunction<Long> deadlines) {
    SortedSet<Integer> numbers = new TreeSet<>(withChangedClock);
    for (int number = published + 1; number <= count(); number++) {
      numbers.add(number);
    }
    List<EscalationRow> rows = new ArrayList<>();
    for (int number : numbers.headSet(count() + 1)) {
      rows.add(row(caseId, number, deadlines));
    }
    return rows;
  }

  private EscalationRow row(String caseId, int number, IntFunction<Long> deadlines) {
    Escalation escalation = number <= ended.size() ? ended.get(number - 1) : open;
    Attributes after = escalation.after;
    return new EscalationRow(
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
        escalation.resolutionMillis());
  }
}
