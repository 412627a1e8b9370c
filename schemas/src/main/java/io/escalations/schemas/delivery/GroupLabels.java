package io.escalations.schemas.delivery;

import io.escalations.schemas.fact.SlaAlert;

/**
 * What alerts of one group have in common.
 *
 * @param department null for cases without one
 * @param byPolicy whether a change of policy made it so, rather than time running out
 */
public record GroupLabels(String department, String clock, String level, boolean byPolicy) {
  public static GroupLabels of(SlaAlert alert) {
    return new GroupLabels(
        alert.department(),
        alert.clock(),
        alert.level(),
        alert.dueAt() != null && alert.at() > alert.dueAt());
  }
}
