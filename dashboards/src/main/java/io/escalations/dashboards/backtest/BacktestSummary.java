package io.escalations.dashboards.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.escalations.dashboards.quarter.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What {@code summary.json} of a back-test says.
 *
 * @param oldVersions names of the policies it compares with
 * @param newVersions names of the draft
 * @param instances clock instances that either side has
 */
public record BacktestSummary(
    String asOf,
    @JsonProperty("old") List<String> oldVersions,
    @JsonProperty("new") List<String> newVersions,
    long cases,
    long instances,
    long onlyOld,
    long onlyNew,
    List<Group> groups,
    List<Load> load) {

  /** By what the page cuts the instances of a clock, and how it calls that. */
  public enum Cut {
    FIRST_PRIORITY("First priority"),
    DEPARTMENT("Department"),
    ISSUE_CATEGORY("Type of issue"),
    HOUR_OF_WEEK("Hour of the week, UTC, in which the clock started");

    private final String title;

    Cut(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** Instances of a clock by one value of a dimension. Attainment is null if none was decided. */
  public record Group(
      String clock,
      String dimension,
      String value,
      long instances,
      long breachedOld,
      long breachedNew,
      Double attainmentOld,
      Double attainmentNew,
      long onlyOld,
      long onlyNew,
      long dueEarlier,
      Double dueEarlierMeanSeconds,
      long dueLater,
      Double dueLaterMeanSeconds) {
    public long flips() {
      return onlyOld + onlyNew;
    }

    /** How the deadlines move under the draft. */
    public String due() {
      List<String> moves = new ArrayList<>();
      if (dueEarlier > 0) {
        moves.add(count(dueEarlier) + " earlier by " + Words.duration(dueEarlierMeanSeconds));
      }
      if (dueLater > 0) {
        moves.add(count(dueLater) + " later by " + Words.duration(dueLaterMeanSeconds));
      }
      return moves.isEmpty() ? "–" : String.join(", ", moves);
    }
  }

  /** Instances overdue at some instant of an hour. */
  public record Load(String hour, long overdueOld, long overdueNew) {}

  /** Each clock as a whole. */
  public List<Group> clocks() {
    return of("all");
  }

  /** Each clock by week in which it started. */
  public List<Group> weeks() {
    return of("week");
  }

  /** Values of a dimension that differ most between the two sides, the first with most flips. */
  public List<Group> most(Cut cut, int most) {
    return of(cut.name().toLowerCase(Locale.ROOT)).stream()
        .filter(group -> group.flips() > 0 || group.dueEarlier() > 0 || group.dueLater() > 0)
        .sorted(
            Comparator.comparingLong(Group::flips)
                .thenComparingLong(Group::instances)
                .reversed()
                .thenComparing(Group::clock))
        .limit(most)
        .toList();
  }

  /** What a reader should know first, a sentence a clock. */
  public List<String> first() {
    return clocks().stream().map(this::sentence).toList();
  }

  public String oldNames() {
    return String.join(", ", oldVersions);
  }

  public String newNames() {
    return String.join(", ", newVersions);
  }

  private List<Group> of(String dimension) {
    return groups.stream().filter(group -> group.dimension().equals(dimension)).toList();
  }

  private String sentence(Group clock) {
    String name = "The promise “" + Words.promise(clock.clock()) + "”";
    if (clock.attainmentOld() == null || clock.attainmentNew() == null) {
      return name
          + " is kept in "
          + Words.share(clock.attainmentOld())
          + " under "
          + oldNames()
          + " and in "
          + Words.share(clock.attainmentNew())
          + " under "
          + newNames()
          + ".";
    }
    if (clock.flips() == 0) {
      return name
          + " comes out the same for every case: kept in "
          + Words.share(clock.attainmentNew())
          + ".";
    }
    return name
        + " would be kept in "
        + Words.share(clock.attainmentNew())
        + " instead of "
        + Words.share(clock.attainmentOld())
        + " ("
        + Words.points(clock.attainmentNew(), clock.attainmentOld())
        + "): "
        + count(clock.onlyNew())
        + " more broken, "
        + count(clock.onlyOld())
        + " fewer.";
  }

  private static String count(long number) {
    return Words.count((double) number);
  }
}
