package io.escalations.core.timeline;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.sla.ClockHistory;
import io.escalations.core.sla.Threshold;
import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.SpanKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * All that is true of a case at an instant of event time. Here a case's facts are decided. It makes
 * rows when they are asked for, since many evaluations of a case need its thresholds only.
 */
public final class CaseTimeline {
  private final String caseId;
  private final CaseWalk walk;
  private final long now;

  /**
   * @param walk finished at {@code now}
   */
  CaseTimeline(String caseId, CaseWalk walk, long now) {
    this.caseId = caseId;
    this.walk = walk;
    this.now = now;
  }

  /**
   * Folds the events of one case. The order in which they are given does not matter; no two have
   * the same id.
   *
   * @param now event time, epoch milliseconds UTC; MIN_VALUE while none is known
   */
  public static CaseTimeline of(
      String caseId, Collection<TimelineEvent> events, PolicyVersions policies, long now) {
    List<TimelineEvent> ordered = new ArrayList<>(events);
    ordered.sort(TimelineEvent.ORDER);
    CaseWalk walk = new CaseWalk(caseId, policies).begin(ordered).finish(now);
    return new CaseTimeline(caseId, walk, now);
  }

  public String caseId() {
    return caseId;
  }

  public CaseRow caseRow() {
    return walk.facts.row(caseId, walk.life, walk.attributes, walk.escalations.count());
  }

  /**
   * By number; {@code description} holds the id of the event whose text it is, for the caller to
   * resolve.
   */
  public List<EscalationRow> escalations() {
    return walk.escalations.rows(caseId, walk.clocks.runs()::escalationDeadline);
  }

  public List<SlaClockRow> clocks() {
    return walk.clocks.runs().rows(caseId, now, walk.history::at);
  }

  /** One instance of a clock; null if it has no row. */
  public SlaClockRow clock(String clock, int instance) {
    return walk.clocks.runs().row(caseId, clock, instance, now, walk.history::at);
  }

  /** By number: one for each open period that was stopped. */
  public List<CaseResolutionRow> resolutions() {
    return walk.resolutions.rows();
  }

  /** Of each kind by number: the spans in one tier or department; none without a CASE_OPENED. */
  public List<CaseSpanRow> spans() {
    List<CaseSpanRow> spans = new ArrayList<>();
    for (SpanKind kind : SpanKind.values()) {
      spans.addAll(spans(kind));
    }
    return spans;
  }

  /** By number: the spans in one tier or department; none without a CASE_OPENED. */
  public List<CaseSpanRow> spans(SpanKind kind) {
    return walk.spans(kind);
  }

  /** Where the age of the case went; null without a CASE_OPENED by now. */
  public CaseBalance balance() {
    Long openedAt = walk.life.openedAt();
    if (openedAt == null || openedAt > now) {
      return null;
    }
    long end = walk.life.lastStopAt() == null ? now : walk.life.lastStopAt();
    return CaseBalance.of(
        walk.life.phases(),
        openedAt,
        end,
        walk.clocks.runs().resolutionCalendar(),
        walk.clocks.runs().resolutionHours());
  }

  /**
   * Warnings and breaches reached by now, and that the case ought to be escalated: an alert stands
   * for each of them.
   */
  public List<Threshold> thresholds() {
    List<Threshold> thresholds = walk.clocks.runs().thresholds(now);
    walk.escalationDue.addTo(thresholds, now);
    return thresholds;
  }

  /** What of it may differ from what was published last; of a {@link CaseFold} that goes on. */
  public ChangeableFacts changeable() {
    return new ChangeableFacts(caseId, walk, now);
  }

  /** What the attributes were at any instant. */
  public AttributeHistory attributes() {
    return walk.history;
  }

  /** The events it was folded from, in order. */
  public List<TimelineEvent> events() {
    return walk.events.asList();
  }

  /** What the case did, phase by phase, from its first event. */
  public List<Phase> phases() {
    return Collections.unmodifiableList(walk.life.phases());
  }

  /** How each clock instance came to be as it is, those without a row included. */
  public List<ClockHistory> histories() {
    return walk.clocks.runs().histories(now);
  }

  /** How one instance came to be as it is; null if it never started. */
  public ClockHistory history(String clock, int instance) {
    return histories().stream()
        .filter(history -> history.clock().equals(clock) && history.instance() == instance)
        .findFirst()
        .orElse(null);
  }

  /** The instant of event time it is true at. */
  public long now() {
    return now;
  }

  /**
   * The next instant, after now, at which something becomes true if no event comes; MAX_VALUE if
   * none.
   */
  public long nextTimer() {
    return Math.min(walk.clocks.nextTimer(now), walk.escalationDue.nextTimer(now, walk.attributes));
  }

  /** Whether a clock is RUNNING or PAUSED; one that has breached is neither. */
  public boolean hasRunningClock() {
    return walk.clocks.runs().hasRunningRow(now);
  }

  /**
   * Whether the case is at rest: it is not open, none of its clocks is RUNNING or PAUSED, and if no
   * event comes, nothing of it changes any more.
   */
  public boolean isOver() {
    return !walk.life.isOpen() && !hasRunningClock() && nextTimer() == Long.MAX_VALUE;
  }

  /** Event time of its last event. */
  public long lastEventAt() {
    return walk.events.last().occurredAt();
  }
}
