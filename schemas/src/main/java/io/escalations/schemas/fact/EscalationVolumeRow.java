package io.escalations.schemas.fact;

/**
 * Table {@code escalation_volume}: the escalations of a window that were received alike. Times are
 * epoch milliseconds UTC.
 *
 * @param window 1h, 24h or 7d
 * @param windowEnd exclusive
 * @param department empty if unknown, as issue category and channel
 * @param tier 0 if unknown
 * @param escalations 0: a tombstone
 * @param openEscalations escalated before the end and not ended before it
 * @param complete whether event time has reached the end
 * @param restatedAt event time at which a complete row was changed, else null
 */
public record EscalationVolumeRow(
    String window,
    long windowStart,
    long windowEnd,
    String department,
    String issueCategory,
    int tier,
    String channel,
    int escalations,
    int openEscalations,
    boolean complete,
    Long restatedAt) {}
