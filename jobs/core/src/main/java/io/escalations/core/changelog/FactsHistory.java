package io.escalations.core.changelog;

import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The history of a case: what was known of it from which instant of event time on. A batch is
 * evaluated as one; its history is that of its inputs one by one, and of the time between them.
 *
 * <p>An event is known from its own instant on. One that comes when event time of its partition is
 * past that instant is late: it is known from the next instant on. So at any instant the facts are
 * those of the events that had arrived when event time first reached it, and a later event changes
 * nothing in them.
 *
 * @param before the case and what was published of it before the batch; rows are null if they are
 *     no more at hand and the case is to be folded for them, which a policy does not allow
 * @param knownAt from when on the last input before the batch was known; MIN_VALUE if there was
 *     none
 * @param quietUntil when time alone changes something that was published, at the earliest
 * @param pending the batch; empty if nothing but time has passed
 */
public record FactsHistory(
    PublishedCase before, long knownAt, long quietUntil, List<PendingEvaluation> pending) {

  /**
   * What changed, at each instant at which something did, in their order.
   *
   * @param evaluation of the batch
   */
  public List<FactsChanged> steps(CaseEvaluation evaluation, PolicyVersions policies) {
    FactsChanged facts = evaluation.facts().facts();
    if (pending.isEmpty() && policies.migrating().isEmpty()) {
      return ofBreaches(facts, knownAt);
    }
    return isOneStep(evaluation, policies)
        ? ofTables(facts, lastKnownAt())
        : new HistoryWalk(this, policies).walkTo(evaluation.timeline().now());
  }

  /** From when on the last input of the batch is known. */
  public long lastKnownAt() {
    return pending.isEmpty() ? knownAt : knownAt(pending.get(pending.size() - 1));
  }

  /** An input is never known earlier than those before it. */
  long knownAt(PendingEvaluation input) {
    return Math.max(knownAt, input.knownAt());
  }

  /** Whether what is published for the batch is what its inputs changed, at one instant. */
  private boolean isOneStep(CaseEvaluation evaluation, PolicyVersions policies) {
    long at = lastKnownAt();
    return !pending.isEmpty()
        && knownAt(pending.get(0)) == at
        && quietUntil > knownAt
        && quietUntil >= at
        && evaluation.timeline().nextTimer() > at
        && !changesByTime(evaluation, policies, at);
  }

  private static boolean changesByTime(
      CaseEvaluation evaluation, PolicyVersions policies, long after) {
    long now = evaluation.timeline().now();
    if (now <= after) {
      return false;
    }
    for (SlaClockRow row : evaluation.facts().facts().rows(Tables.SLA_CLOCKS)) {
      if (row.breachedAt() != null && row.breachedAt() > after) {
        return true;
      }
    }
    return anyMigrates(policies, after, now);
  }

  /**
   * Whether a version that running clocks move to comes into force in between, the end included.
   */
  static boolean anyMigrates(PolicyVersions policies, long after, long until) {
    for (SlaPolicy policy : policies.migrating()) {
      if (policy.effectiveFrom() > after && policy.effectiveFrom() <= until) {
        return true;
      }
    }
    return false;
  }

  /** The changes of the tables whose history is kept, as one step, if there are any. */
  static List<FactsChanged> ofTables(FactsChanged facts, long knownAt) {
    FactsChanged kept = facts.only(Tables.WITH_HISTORY);
    return kept.isEmpty() ? List.of() : List.of(kept.withKnownAt(knownAt));
  }

  /**
   * If nothing but time has passed, a clock changes when it breaches.
   *
   * @param after steps up to here have been made
   */
  static List<FactsChanged> ofBreaches(FactsChanged facts, long after) {
    Map<Long, List<SlaClockRow>> byInstant = new TreeMap<>();
    for (SlaClockRow row : facts.rows(Tables.SLA_CLOCKS)) {
      if (row.breachedAt() != null && row.breachedAt() > after) {
        byInstant.computeIfAbsent(row.breachedAt(), first -> new ArrayList<>()).add(row);
      }
    }
    List<FactsChanged> steps = new ArrayList<>(byInstant.size());
    byInstant.forEach(
        (instant, rows) ->
            steps.add(
                FactsChanged.of(facts.caseId())
                    .with(Tables.SLA_CLOCKS, rows)
                    .withKnownAt(instant)));
    return steps;
  }
}
