package io.escalations.cli.backtest;

import io.escalations.core.backtest.BacktestTally;
import io.escalations.core.backtest.Dimension;
import io.escalations.core.backtest.GroupRow;
import io.escalations.core.backtest.LoadRow;
import io.escalations.core.explain.Lengths;
import io.escalations.schemas.Times;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A back-test in a few lines: each clock, by first priority where there are several, the load. */
public final class BacktestReport {
  private static final String ROW = "%-18s %-4s %9s  %17s  %19s  %8s %8s  %s%n";

  private final PrintWriter out;

  public BacktestReport(PrintWriter out) {
    this.out = out;
  }

  /** What was compared, then how it came out. */
  public void print(List<String> oldVersions, List<String> newVersions, BacktestTally tally) {
    out.printf(
        Locale.ROOT,
        "OLD %s, NEW %s, as of %s: %,d cases, %,d clock instances%n%n",
        String.join(", ", oldVersions),
        String.join(", ", newVersions),
        Times.format(tally.asOf()),
        tally.cases(),
        tally.instances());
    out.printf(
        ROW,
        "clock",
        "",
        "instances",
        "breached OLD, NEW",
        "attainment OLD, NEW",
        "only OLD",
        "only NEW",
        "due under NEW");
    tally.groups().stream().filter(BacktestReport::isShown).forEach(this::group);
    out.println();
    load(tally.load());
    out.printf(
        Locale.ROOT,
        "flips: %,d breached under OLD only, %,d under NEW only%n",
        tally.onlyOld(),
        tally.onlyNew());
    out.flush();
  }

  private static boolean isShown(GroupRow group) {
    return group.dimension() == Dimension.ALL || group.dimension() == Dimension.FIRST_PRIORITY;
  }

  private void group(GroupRow group) {
    boolean all = group.dimension() == Dimension.ALL;
    out.printf(
        Locale.ROOT,
        ROW,
        all ? group.clock() : "",
        !all && group.value().isEmpty() ? "none" : group.value(),
        number(group.instances()),
        number(group.breachedOld()) + " " + String.format("%8s", number(group.breachedNew())),
        percent(group.attainmentOld()) + " " + String.format("%9s", percent(group.attainmentNew())),
        number(group.onlyOld()),
        number(group.onlyNew()),
        due(group));
  }

  private static String due(GroupRow group) {
    String earlier = shift(group.dueEarlier(), group.dueEarlierMillis(), "earlier");
    String later = shift(group.dueLater(), group.dueLaterMillis(), "later");
    return earlier.isEmpty() || later.isEmpty() ? earlier + later : earlier + ", " + later;
  }

  private static String shift(long count, Long meanMillis, String direction) {
    return count == 0 ? "" : number(count) + " " + minutes(meanMillis) + " " + direction;
  }

  /** A mean says nothing by the millisecond. */
  private static String minutes(long millis) {
    return Lengths.text(Duration.ofMinutes(Math.round(millis / 60_000.0)));
  }

  private void load(List<LoadRow> load) {
    load.stream()
        .max(Comparator.comparingLong(LoadRow::overdueOld))
        .filter(hour -> hour.overdueOld() > 0)
        .ifPresent(hour -> peak("OLD", hour.overdueOld(), hour.hour()));
    load.stream()
        .max(Comparator.comparingLong(LoadRow::overdueNew))
        .filter(hour -> hour.overdueNew() > 0)
        .ifPresent(hour -> peak("NEW", hour.overdueNew(), hour.hour()));
  }

  private void peak(String side, long overdue, long hour) {
    out.printf(
        Locale.ROOT,
        "most overdue work under %s: %,d instances, in the hour from %s%n",
        side,
        overdue,
        Times.format(hour));
  }

  private static String percent(Double share) {
    return share == null ? "–" : String.format(Locale.ROOT, "%.2f %%", share * 100);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
