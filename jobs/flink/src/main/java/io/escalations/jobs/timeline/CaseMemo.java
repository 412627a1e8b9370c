package io.escalations.jobs.timeline;

import io.escalations.core.said.Said;

/**
 * What is remembered of a case beside its events and alerts.
 *
 * @param retired whether its events were let go; all that is left of it then is this
 * @param recordedUntil alerts of instants up to here are history, recorded and not sent, epoch milliseconds UTC; null if none
 */
public record CaseMemo(Said said, boolean retired, Long recordedUntil) {
  static final CaseMemo NEW = new CaseMemo(Said.NOTHING, false, null);
  static final CaseMemo RETIRED = new CaseMemo(Said.NOTHING, true, null);
}
