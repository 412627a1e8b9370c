package io.escalations.jobs.analytics;

import io.escalations.core.pattern.UnusualHour;

/**
 * News of a series: since when there is one, or an hour of it.
 *
 * @param firstWeek of its first case; null in news of an hour; MAX_VALUE if it has no case any more
 * @param begins of the hour, epoch milliseconds UTC; null in news of the series
 * @param unusual null if the hour is as usual
 */
public record SeriesHours(String series, Long firstWeek, Long begins, UnusualHour unusual) {}
