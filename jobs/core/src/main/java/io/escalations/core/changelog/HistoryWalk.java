package io.escalations.core.changelog;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.List;

/** Goes through a batch input by input, and folds the case at each instant that may change it. */
final class HistoryWalk {
  private final FactsHistory history;
  private final PolicyVersions policies;
  private final List<FactsChanged> steps = new ArrayList<>();

  /** Null of a short case, which is folded anew faster. */
  private final LongCase longCase;

  /** What was known when the walk came to where it is. */
  private List<PublishedRow> rows;

  private int events;
  private long at;
  private long nextTimer;

  HistoryWalk(FactsHistory history, PolicyVersions policies) {
    this.history = history;
    this.policies = policies;
    longCase = history.before().events().size() < LongCase.EVENTS ? null : new LongCase();
    at = history.knownAt();
    begin();
  }

  /**
   * What was published is what was known, unless inputs were known ahead of event time and time
   * alone has changed something up to then.
   */
  private void begin() {
    List<PendingEvaluation> pending = history.pending();
    boolean byPolicy = !pending.isEmpty() && pending.get(0).isPolicy();
    events = pending.isEmpty() ? history.before().events().size() : pending.get(0).eventsBefore();
    List<PublishedRow> published = history.before().rows();
    rows = published == null ? List.of() : published;
    // Under the policies before, time has changed nothing that was not published.
    nextTimer = byPolicy ? Long.MAX_VALUE : history.quietUntil();
    if (events > 0 && !byPolicy && (published == null || nextTimer <= at)) {
      rows = List.of();
      evaluate(at);
    }
  }

  /**
   * @param now event time to which it goes after the last input
   */
  List<FactsChanged> walkTo(long now) {
    List<PendingEvaluation> pending = history.pending();
    for (int i = 0; i < pending.size(); i++) {
      long knownAt = history.knownAt(pending.get(i));
      if (i + 1 < pending.size() && history.knownAt(pending.get(i + 1)) == knownAt) {
        continue; // known at the same instant: nobody can ask between them
      }
      passTime(knownAt - 1);
      events = pending.get(i).events();
      steps.addAll(FactsHistory.ofTables(evaluate(knownAt), knownAt));
    }
    passTime(now);
    return steps;
  }

  private void passTime(long until) {
    if (nextTimer > until) {
      return;
    }
    if (!FactsHistory.anyMigrates(policies, at, until)) {
      long before = at;
      steps.addAll(FactsHistory.ofBreaches(evaluate(until), before));
      return;
    }
    while (nextTimer <= until) {
      long timer = nextTimer;
      steps.addAll(FactsHistory.ofTables(evaluate(timer), timer));
    }
  }

  private FactsChanged evaluate(long instant) {
    List<TimelineEvent> arrived = history.before().events().subList(0, events);
    String caseId = history.before().caseId();
    at = instant;
    if (longCase == null) {
      CaseTimeline timeline = CaseTimeline.of(caseId, arrived, policies, instant);
      FactsDiff diff = FactsDiff.of(timeline, rows);
      rows = diff.published();
      nextTimer = nextChange(timeline);
      return diff.facts();
    }
    PublishedCase known = new PublishedCase(caseId, arrived, List.of(), rows);
    CaseEvaluation evaluation = longCase.evaluate(known, List.of(), policies, instant, 0);
    nextTimer = nextChange(evaluation.timeline());
    return evaluation.facts().facts();
  }

  /** When time alone changes a row of a history, at the earliest: a warning changes none. */
  private long nextChange(CaseTimeline timeline) {
    if (!policies.migrating().isEmpty()) {
      return timeline.nextTimer();
    }
    long next = Long.MAX_VALUE;
    for (SlaClockRow row : timeline.clocks()) {
      boolean runs = row.stoppedAt() == null && row.breachedAt() == null;
      if (runs && row.dueAt() != null && row.dueAt() > at) {
        next = Math.min(next, row.dueAt());
      }
    }
    return next;
  }
}
