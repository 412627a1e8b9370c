package io.escalations.schemas.fact;

/**
 * Table {@code resolution_times}: how long it took to what stopped open periods in a window. Times
 * are epoch milliseconds UTC, {@code ...Millis} are durations.
 *
 * @param window 1h, 24h or 7d
 * @param windowEnd exclusive
 * @param department empty if unknown, as issue category and priority
 * @param resolved 0: a tombstone
 * @param meanMillis exact; percentiles are those of a sketch
 * @param complete whether event time has reached the end
 * @param restatedAt event time at which a complete row was changed, else null
 */
public record ResolutionTimesRow(
    String window,
    long windowStart,
    long windowEnd,
    String department,
    String issueCategory,
    String priority,
    int resolved,
    long meanMillis,
    long p50Millis,
    long p90Millis,
    long p95Millis,
    boolean complete,
    Long restatedAt) {}
