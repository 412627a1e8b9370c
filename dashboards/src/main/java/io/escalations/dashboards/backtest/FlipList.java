package io.escalations.dashboards.backtest;

import io.escalations.dashboards.backtest.Backtest.Group;
import io.escalations.dashboards.text.Wording;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Which flips a page lists.
 *
 * @param clock empty for every clock
 * @param flip {@code ONLY_OLD} or {@code ONLY_NEW}, empty for both
 * @param page 1 for the first
 */
public record FlipList(String clock, String flip, int page) {
  /** On one page. */
  public static final int ROWS = 50;

  public Predicate<Flip> wanted() {
    return each ->
        (clock.isEmpty() || each.clock().equals(clock))
            && (flip.isEmpty() || each.flip().equals(flip));
  }

  /** How many there are on all pages. */
  public long total(Backtest backtest) {
    ToLongFunction<Group> count =
        switch (flip) {
          case "ONLY_OLD" -> Group::onlyOld;
          case "ONLY_NEW" -> Group::onlyNew;
          default -> Group::flips;
        };
    List<Group> clocks = backtest.clocks();
    return clocks.stream()
        .filter(group -> clock.isEmpty() || group.clock().equals(clock))
        .mapToLong(count)
        .sum();
  }

  public long skipped() {
    return (page - 1L) * ROWS;
  }

  /** The query of the address of another page of the same list. */
  public String query(int other) {
    return "?clock="
        + Wording.segment(clock)
        + "&flip="
        + Wording.segment(flip)
        + "&page="
        + other
        + "#flips";
  }
}
