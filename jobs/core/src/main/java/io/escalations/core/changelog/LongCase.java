package io.escalations.core.changelog;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseFold;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.SlaAlert;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates one case again and again at the cost of what is new, so that a case of very many events
 * costs no more than its events do. It publishes what {@link CaseEvaluation#of} does, which costs
 * less for a short case.
 *
 * <p>It folds anew where it must: when an event comes that belongs before others, when one takes
 * back a cancellation, when the policies are others, and when event time has gone back.
 */
public final class LongCase {
  /** So many events make a case long. */
  public static final int EVENTS = 100;

  private AlertsByInstance alerts;
  private RowsByKey rows;

  /** Of the first {@link #folded} events by arrival; null before the first evaluation. */
  private CaseFold fold;

  private int folded;

  /** Event time up to which alerts are published. */
  private long alertsPublishedAt;

  /** Whether the fold is anew since alerts, or rows, were compared. */
  private boolean allAlerts;

  private boolean allRows;

  private int work;

  /** What one evaluation is about. */
  private record Input(
      PublishedCase before, PolicyVersions policies, long wallClock, Emitted emitted) {}

  private record Emitted(List<SlaAlert> alerts, List<PublishedAlert> changes) {
    void add(AlertDiff diff) {
      alerts.addAll(diff.alerts());
      changes.addAll(diff.changes());
    }
  }

  /**
   * As {@link CaseEvaluation#of}. What it returns is to be used before the next evaluation.
   *
   * @param before what was published is looked at in the first evaluation only
   */
  public CaseEvaluation evaluate(
      PublishedCase before,
      List<PendingEvaluation> pending,
      PolicyVersions policies,
      long now,
      long wallClock) {
    if (alerts == null) {
      alerts = new AlertsByInstance(before.alerts());
      rows = new RowsByKey(before.rows());
    }
    work = 0;
    Input input =
        new Input(before, policies, wallClock, new Emitted(new ArrayList<>(0), new ArrayList<>(0)));
    CaseFold back = back(input, now);
    int foldedBack = folded;
    CaseTimeline timeline = moveTo(input, before.events().size(), now);
    AlertDiff diff = diff(input, timeline, null);
    if (diff.hasRetractions()) {
      goBack(back, foldedBack);
      for (PendingEvaluation each : pending) {
        publish(input, diff(input, moveTo(input, each.events(), each.now()), each.eventId()));
      }
      timeline = moveTo(input, before.events().size(), now);
      diff = diff(input, timeline, null);
    }
    publish(input, diff);
    FactsDiff facts = compareRows(timeline);
    return new CaseEvaluation(
        timeline,
        input.emitted.alerts,
        new OnDemand<>(alerts::published),
        input.emitted.changes,
        facts,
        work);
  }

  /** Null if the fold begins anew in any case. */
  private CaseFold back(Input input, long now) {
    if (!isRuledBy(input.policies) || now < alertsPublishedAt) {
      return null;
    }
    fold.beforeTimeMoves(now);
    return fold.copy();
  }

  private void goBack(CaseFold back, int foldedBack) {
    fold = back;
    folded = foldedBack;
    allAlerts = false;
    allRows = false;
  }

  private boolean isRuledBy(PolicyVersions policies) {
    return fold != null && fold.policies() == policies;
  }

  /**
   * @param count of the events in the order of their arrival
   */
  private CaseTimeline moveTo(Input input, int count, long now) {
    List<TimelineEvent> events = input.before.events().subList(0, count);
    boolean goesOn =
        isRuledBy(input.policies)
            && now >= alertsPublishedAt
            && folded <= count
            && fold.goOn(events.subList(folded, count));
    if (goesOn) {
      fold.beforeTimeMoves(now);
      work += count - folded;
    } else {
      fold = CaseFold.of(input.before.caseId(), events, input.policies);
      allAlerts = true;
      allRows = true;
      work += count;
    }
    folded = count;
    return fold.at(now);
  }

  private AlertDiff diff(Input input, CaseTimeline timeline, String eventId) {
    Trigger trigger = new Trigger(timeline.caseId(), eventId, timeline.now(), input.wallClock);
    return allAlerts
        ? new AlertDiff(trigger, timeline, alerts.published())
        : new AlertDiff(
            trigger,
            timeline,
            timeline.changeable().thresholds(),
            alerts.of(timeline.changeable().instances()));
  }

  private void publish(Input input, AlertDiff diff) {
    input.emitted.add(diff);
    if (!diff.changes().isEmpty()) {
      alerts.replace(diff.published());
    }
    alertsPublishedAt = diff.now();
    fold.alertsArePublished(alertsPublishedAt);
    allAlerts = false;
  }

  private FactsDiff compareRows(CaseTimeline timeline) {
    FactsDiff facts;
    if (allRows) {
      facts = FactsDiff.of(timeline, rows.published());
      rows = new RowsByKey(facts.published());
    } else {
      facts = FactsDiff.ofChangeable(timeline, rows);
    }
    fold.rowsArePublished();
    allRows = false;
    return facts;
  }
}
