package io.escalations.dashboards.live;

/**
 * Records that were refused in the last day.
 *
 * @param reason a {@link io.escalations.schemas.event.RejectReason}
 */
public record RefusedOfLate(String reason, long records) {}
