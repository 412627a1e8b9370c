package io.escalations.schemas.delivery;

import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.SlaAlert;

/**
 * What all revisions of an alert that were read amount to. To merge two is commutative, associative
 * and idempotent, so neither the order of revisions nor a second reading changes the outcome.
 *
 * @param newest the greatest revision
 * @param raisedRevision the greatest revision that is RAISED; 0 if none was read
 * @param raisedAt when that one was emitted, epoch milliseconds UTC; 0 if none was read
 * @param recorded whether that one is of history, for which nobody is called
 */
public record KnownAlert(SlaAlert newest, int raisedRevision, long raisedAt, boolean recorded) {
  /** One revision as it was read. */
  public static KnownAlert of(SlaAlert revision, boolean recorded) {
    return revision.action() == AlertAction.RAISED
        ? new KnownAlert(revision, revision.revision(), revision.emittedAt(), recorded)
        : new KnownAlert(revision, 0, 0, false);
  }

  /** The same with what another reading knows. */
  public KnownAlert merge(KnownAlert other) {
    KnownAlert later = other.newest.revision() > newest.revision() ? other : this;
    KnownAlert raised = other.raisedRevision > raisedRevision ? other : this;
    return new KnownAlert(later.newest, raised.raisedRevision, raised.raisedAt, raised.recorded);
  }

  public String id() {
    return newest.alertId();
  }

  public int revision() {
    return newest.revision();
  }

  /** Whether the pipeline believes it. */
  public boolean stands() {
    return newest.action() != AlertAction.VOIDED;
  }

  /** Whether people may be called for it: it stands, and its RAISED was read and is no history. */
  public boolean calls() {
    return stands() && raisedRevision > 0 && !recorded;
  }
}
