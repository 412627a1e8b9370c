package io.escalations.dashboards.live;

import java.util.List;

/**
 * One list as a viewer sees it.
 *
 * @param total how many rows there are, of which {@code rows} are the first
 * @param storms what is said in one line instead of row by row; its rows are in the total
 */
public record Listing(int total, List<OpenClock> rows, List<Storm> storms) {
  /** Rows that stand for themselves, as everywhere without a storm. */
  Listing(int total, List<OpenClock> rows) {
    this(total, rows, List.of());
  }
}
