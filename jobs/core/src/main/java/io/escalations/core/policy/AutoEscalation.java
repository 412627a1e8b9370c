package io.escalations.core.policy;

import io.escalations.schemas.event.Priority;
import java.util.Map;

/**
 * When a case ought to be escalated. Whatever is not asked for is null or absent.
 *
 * @param failedAttempts RESOLUTION_FAILED events since the last ESCALATED, or the opening
 * @param ratingAtMost 1 to 5
 * @param openForMillis by priority, wall time since CASE_OPENED of a case that is open and was
 *     never escalated
 */
public record AutoEscalation(
    Integer failedAttempts, Integer ratingAtMost, Map<Priority, Long> openForMillis) {
  public static final AutoEscalation NONE = new AutoEscalation(null, null, Map.of());
}
