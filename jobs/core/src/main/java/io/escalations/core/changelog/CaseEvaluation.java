package io.escalations.core.changelog;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.SlaAlert;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be published of a case after a batch of its inputs.
 *
 * <p>The batch is evaluated as one, so that an alert which one of its inputs raises and another
 * disproves is never published. If the batch would retract an alert, its inputs are replayed one by
 * one, each at the event time of its arrival, so that the retraction names the event that caused
 * it.
 *
 * @param timeline as of now
 * @param alerts to be emitted, in this order
 * @param publishedAlerts each alert as it is published last once they are emitted
 * @param alertChanges those that are new or different; of one alert the last counts
 * @param foldedEvents how many events were folded for it, each as often as it was
 */
public record CaseEvaluation(
    CaseTimeline timeline,
    List<SlaAlert> alerts,
    List<PublishedAlert> publishedAlerts,
    List<PublishedAlert> alertChanges,
    FactsDiff facts,
    int foldedEvents) {

  /**
   * @param pending the batch, in the order of arrival; empty if nothing but time has passed
   * @param now event time, epoch milliseconds UTC
   * @param wallClock when the alerts are emitted, epoch milliseconds UTC
   */
  public static CaseEvaluation of(
      PublishedCase before,
      List<PendingEvaluation> pending,
      PolicyVersions policies,
      long now,
      long wallClock) {
    Replay replay = new Replay(before, policies, wallClock);
    CaseTimeline timeline = replay.timeline(before.events(), now);
    AlertDiff diff = replay.diff(timeline, null);
    if (diff.hasRetractions()) {
      for (PendingEvaluation input : pending) {
        List<TimelineEvent> arrived = before.events().subList(0, input.events());
        replay.publish(replay.diff(replay.timeline(arrived, input.now()), input.eventId()));
      }
      diff = replay.diff(timeline, null);
    }
    replay.publish(diff);
    boolean onlyTimePassed = pending.isEmpty() && policies.migrating().isEmpty();
    FactsDiff facts =
        onlyTimePassed
            ? FactsDiff.ofBreaches(timeline, diff.alerts(), before.rows())
            : FactsDiff.of(timeline, before.rows());
    return new CaseEvaluation(
        timeline, replay.alerts, replay.published, replay.changes, facts, replay.foldedEvents);
  }

  private static final class Replay {
    private final String caseId;
    private final PolicyVersions policies;
    private final long wallClock;
    private List<PublishedAlert> published;
    private List<SlaAlert> alerts = List.of();
    private List<PublishedAlert> changes = List.of();
    private int foldedEvents;

    private Replay(PublishedCase before, PolicyVersions policies, long wallClock) {
      caseId = before.caseId();
      published = before.alerts();
      this.policies = policies;
      this.wallClock = wallClock;
    }

    private CaseTimeline timeline(List<TimelineEvent> events, long now) {
      foldedEvents += events.size();
      return CaseTimeline.of(caseId, events, policies, now);
    }

    private AlertDiff diff(CaseTimeline timeline, String eventId) {
      return new AlertDiff(
          new Trigger(caseId, eventId, timeline.now(), wallClock), timeline, published);
    }

    private void publish(AlertDiff diff) {
      published = diff.published();
      alerts = joined(alerts, diff.alerts());
      changes = joined(changes, diff.changes());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
      if (first.isEmpty() || second.isEmpty()) {
        return first.isEmpty() ? second : first;
      }
      List<T> joined = new ArrayList<>(first);
      joined.addAll(second);
      return joined;
    }
  }
}
