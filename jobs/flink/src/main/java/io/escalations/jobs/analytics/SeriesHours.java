package io.escalations.jobs.analytics;

import io.escalations.core.pattern.UnusualHour;

/**
 * A change of a series: of its beginning, or of one of its hours.
 *
 * @param firstWeek of its first case; null in a change of an hour; MAX_VALUE if it has no case any
 *     more
 * @param begins of the hour, epoch milliseconds UTC; null in a change of the series
 * @param unusual null if the hour is as usual
 */
public record SeriesHours(String series, Long firstWeek, Long begins, UnusualHour unusual) {}
