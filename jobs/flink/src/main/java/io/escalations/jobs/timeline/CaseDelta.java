package io.escalations.jobs.timeline;

import io.escalations.core.changelog.PublishedAlert;
import io.escalations.core.changelog.PublishedRow;
import io.escalations.core.event.TimelineEvent;
import java.util.List;

/**
 * What a flush appends to the state of a case. The case is the list of its deltas: of each alert,
 * and of each row, the last counts.
 *
 * @param events that had come, in the order of arrival
 * @param alerts that are new or different
 * @param rows that are new or different, and tombstones of removed ones
 * @param timer when the case's one timer is registered for from then on, epoch milliseconds UTC;
 *     null if it is not
 * @param recordedUntil alerts of instants up to here are history, recorded and not sent, epoch
 *     milliseconds UTC; null if none
 * @param arrivedAt when the last of its events arrived, see {@link Retention}
 * @param retired what is remembered of its events, which were let go: then this delta, with all
 *     that was published, is all that is left of the case; null while its events are here
 * @param knownAt from when on the last of its evaluated inputs was known, epoch milliseconds UTC
 */
public record CaseDelta(
    List<TimelineEvent> events,
    List<PublishedAlert> alerts,
    List<PublishedRow> rows,
    Long timer,
    Long recordedUntil,
    long arrivedAt,
    RetiredEvents retired,
    long knownAt) {}
