package io.escalations.core.timeline;

import io.escalations.core.copy.Copyable;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The fold of one case, left after its last event. Events that come after that one go on from
 * there; the timeline is the same as if all were folded anew.
 */
public final class CaseFold extends Copyable<CaseFold> {
  private final String caseId;
  private final PolicyVersions policies;
  private CaseWalk walk;

  private CaseFold(String caseId, PolicyVersions policies, CaseWalk walk) {
    this.caseId = caseId;
    this.policies = policies;
    this.walk = walk;
  }

  /** Folds events as {@link CaseTimeline#of} does. */
  public static CaseFold of(
      String caseId, Collection<TimelineEvent> events, PolicyVersions policies) {
    CaseWalk walk = new CaseWalk(caseId, policies).begin(inOrder(events));
    return new CaseFold(caseId, policies, walk);
  }

  private static List<TimelineEvent> inOrder(Collection<TimelineEvent> events) {
    List<TimelineEvent> ordered = new ArrayList<>(events);
    ordered.sort(TimelineEvent.ORDER);
    return ordered;
  }

  /** A place to go back to: once the copy goes on, the original cannot any more. */
  @Override
  public CaseFold copy() {
    CaseFold copy = shallowCopy();
    copy.walk = walk.copy();
    return copy;
  }

  /** Those that rule it. */
  public PolicyVersions policies() {
    return policies;
  }

  /**
   * Goes on with further events, in any order, if all of them come after those it has.
   *
   * @return whether it did; if not, nothing has changed
   */
  public boolean goOn(Collection<TimelineEvent> events) {
    List<TimelineEvent> ordered = inOrder(events);
    if (!walk.canGoOn(ordered)) {
      return false;
    }
    walk.goOn(ordered);
    return true;
  }

  /**
   * As of an instant of event time; to be used before the fold goes on.
   *
   * @param now epoch milliseconds UTC; MIN_VALUE while none is known
   */
  public CaseTimeline at(long now) {
    return new CaseTimeline(caseId, walk.copy().finish(now), now);
  }

  /** Called before event time moves on to {@code now}. */
  public void beforeTimeMoves(long now) {
    walk.clocks.runs().beforeTimeMoves(now);
  }

  /** The alerts of the timeline at {@code now} are published. */
  public void alertsArePublished(long now) {
    walk.clocks.runs().markFinal(now, walk.events.last().occurredAt());
    walk.escalationDue.markFinal(now);
  }

  /** And so are its rows. */
  public void rowsArePublished() {
    walk.rowsArePublished();
  }
}
