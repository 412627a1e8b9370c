package io.escalations.jobs.backfill;

/**
 * How far a file brings event time.
 *
 * @param place of the file among all
 * @param eventTime the greatest {@code occurred_at} in it, epoch milliseconds UTC; MIN_VALUE if it
 *     has none
 */
public record FileTime(int place, long eventTime) {}
