package io.escalations.jobs.timeline;

import io.escalations.core.changelog.PublishedAlert;
import io.escalations.core.changelog.PublishedRow;
import io.escalations.core.event.TimelineEvent;
import java.util.List;

/**
 * What was new of a case when it was settled. A case in state is its deltas: of what was said of
 * one alert, or of one row, the last counts.
 *
 * @param events that had come, in the order of arrival
 * @param alerts that were said
 * @param rows that were said
 * @param timer when the case's one timer is armed for since then, epoch milliseconds UTC; null if
 *     it is not
 * @param recordedUntil alerts of instants up to here are history, recorded and not sent, epoch
 *     milliseconds UTC; null if none
 * @param retired its events were let go; this delta is all that is left of it
 */
public record CaseDelta(
    List<TimelineEvent> events,
    List<PublishedAlert> alerts,
    List<PublishedRow> rows,
    Long timer,
    Long recordedUntil,
    boolean retired) {
  static final CaseDelta RETIREMENT =
      new CaseDelta(List.of(), List.of(), List.of(), null, null, true);
}
