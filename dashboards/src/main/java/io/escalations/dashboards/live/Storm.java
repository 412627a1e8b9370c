package io.escalations.dashboards.live;

import java.util.Objects;

/**
 * Many breaches of one clock in one department, of one cause, shortly after each other.
 *
 * @param department null for cases without one
 * @param byPolicy whether a change of policy broke them, rather than time running out
 * @param breaches how many in the last {@link Storms#SPAN}
 * @param newest when the newest of them breached, epoch milliseconds UTC
 */
public record Storm(String department, String clock, boolean byPolicy, int breaches, long newest) {
  boolean includes(OpenClock row, long since) {
    return row.breachedAt() != null
        && row.breachedAt() >= since
        && clock.equals(row.key().clock())
        && Objects.equals(department, row.department())
        && byPolicy == row.byPolicy();
  }

  /** The filter that shows its rows one by one. */
  public Filter filter() {
    return new Filter(department, clock, null);
  }
}
