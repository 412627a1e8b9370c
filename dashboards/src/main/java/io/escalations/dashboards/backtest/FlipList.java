package io.escalations.dashboards.backtest;

import io.escalations.core.backtest.Flip;
import io.escalations.dashboards.backtest.BacktestSummary.Group;
import io.escalations.dashboards.text.Wording;
import java.util.function.Predicate;

/**
 * Which flips a page lists.
 *
 * @param clock empty for every clock
 * @param flip null for both directions
 * @param page 1 for the first
 */
public record FlipList(String clock, Flip flip, int page) {
  /** On one page. */
  public static final int ROWS = 50;

  public Predicate<FlipLine> wanted() {
    return each ->
        (clock.isEmpty() || each.clock().equals(clock)) && (flip == null || each.flip() == flip);
  }

  /** How many there are on all pages. */
  public long total(BacktestSummary backtest) {
    return backtest.clocks().stream()
        .filter(group -> clock.isEmpty() || group.clock().equals(clock))
        .mapToLong(this::count)
        .sum();
  }

  private long count(Group group) {
    if (flip == null) {
      return group.flips();
    }
    return switch (flip) {
      case ONLY_OLD -> group.onlyOld();
      case ONLY_NEW -> group.onlyNew();
    };
  }

  public long skipped() {
    return (page - 1L) * ROWS;
  }

  /** The query of the address of another page of the same list. */
  public String query(int other) {
    return "?clock="
        + Wording.segment(clock)
        + "&flip="
        + (flip == null ? "" : flip)
        + "&page="
        + other
        + "#flips";
  }
}
