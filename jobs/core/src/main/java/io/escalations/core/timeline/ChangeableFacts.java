package io.escalations.core.timeline;

import io.escalations.core.sla.ClockInstance;
import io.escalations.core.sla.ClockRuns;
import io.escalations.core.sla.Threshold;
import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.SpanKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a timeline may differ from what was published last. All else is as it was, so a case with
 * very many events is not compared as a whole after each of them.
 */
public final class ChangeableFacts {
  private final String caseId;
  private final CaseWalk walk;
  private final long now;

  ChangeableFacts(String caseId, CaseWalk walk, long now) {
    this.caseId = caseId;
    this.walk = walk;
    this.now = now;
  }

  /** In the order of {@link #thresholds}. */
  public List<ClockInstance> instances() {
    List<ClockInstance> instances = walk.clocks.runs().changeableInstances();
    instances.addAll(walk.escalationDue.changeable());
    return instances;
  }

  /** Of the {@link #instances}, as {@link CaseTimeline#thresholds}. */
  public List<Threshold> thresholds() {
    List<Threshold> thresholds = walk.clocks.runs().changeableThresholds(now);
    walk.escalationDue.addChangeableTo(thresholds, now);
    return thresholds;
  }

  public List<EscalationRow> escalations() {
    ClockRuns runs = walk.clocks.runs();
    return walk.escalations.changedRows(
        caseId, runs.changedEscalations(), runs::escalationDeadline);
  }

  public List<SlaClockRow> clocks() {
    return walk.clocks.runs().changedRows(caseId, now, walk.history::at);
  }

  /**
   * Instances without a row. One may have been published, because of a version that came into force
   * between the last event there was and event time.
   */
  public List<ClockInstance> withoutRow() {
    return walk.clocks.runs().changedWithoutRow();
  }

  public List<CaseResolutionRow> resolutions() {
    return walk.resolutions.changedRows();
  }

  public List<CaseSpanRow> spans() {
    List<CaseSpanRow> spans = new ArrayList<>();
    for (SpanKind kind : SpanKind.values()) {
      spans.addAll(walk.changedSpans(kind));
    }
    return spans;
  }
}
