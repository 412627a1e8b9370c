package io.escalations.dashboards.live;

import io.escalations.schemas.fact.Progress;
import java.util.List;
import java.util.Map;

/**
 * What ClickHouse holds at one instant. Read in the order of the components: each may be newer than
 * those before it.
 *
 * @param progress how far the facts reach at least
 * @param asked the clocks that were asked for by key, as they stand
 * @param open the first rows of every {@link Group}
 * @param totals how many clocks each group has in all
 * @param warnings the newest word on each warning level of the open clocks
 * @param corrections the last that were emitted before this server listened; empty but in the first
 *     snapshot
 */
public record Snapshot(
    List<Progress> progress,
    Map<ClockKey, ClockFact> asked,
    List<OpenClock> open,
    Map<Group, Integer> totals,
    List<Warning> warnings,
    List<Correction> corrections) {

  /**
   * Whether a clock is breached, by the facts.
   *
   * @param revision of the alert because of which it was asked for
   * @param breachedAt epoch milliseconds UTC; null when it is not, or when ClickHouse knows no such
   *     clock
   */
  public record ClockFact(int revision, Long breachedAt) {}

  /**
   * The newest word on one warning level.
   *
   * @param level percent of the target
   * @param revision of the alert
   * @param stands false once it was voided
   */
  public record Warning(ClockKey key, int level, int revision, boolean stands) {}
}
