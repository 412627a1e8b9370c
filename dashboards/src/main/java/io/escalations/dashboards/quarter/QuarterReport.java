package io.escalations.dashboards.quarter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is told of a quarter.
 *
 * @param history one row per quarter there is, oldest first; their value is the quarter's name
 * @param end its last instant, or event time while it goes on, as {@code 2016-07-01 00:00:00} UTC: what backlog, workload and
 *     staffing are of
 * @param policies versions under which its clocks were computed
 * @param refreshedAt wall time the figures are of, epoch milliseconds UTC
 * @param unfinished whether event time has not passed its end yet, so the figures still grow
 * @param knownInPart this quarter or the one before it, whichever is known from some day within it only; null if neither is
 */
public record QuarterReport(
    Quarter quarter,
    List<Figures> history,
    List<Figures> volume,
    List<Figures> resolution,
    List<Figures> promises,
    List<Figures> satisfaction,
    List<Figures> tiers,
    List<Insight> insights,
    List<Pattern> patterns,
    List<Figures> backlog,
    Workload workload,
    List<Figures> staffing,
    String end,
    List<String> policies,
    long refreshedAt,
    boolean unfinished,
    KnownInPart knownInPart) {

  /** @param from the first opening that is known, epoch milliseconds UTC */
  public record KnownInPart(String quarter, long from) {}

  /** Customers who are satisfied, of those who say so: what is promised. */
  public static final double SATISFACTION_TARGET = 0.9;

  public List<Figures> volume(String dimension) {
    return of(volume, dimension);
  }

  public List<Figures> resolution(String dimension) {
    return of(resolution, dimension);
  }

  public List<Figures> promises(String dimension) {
    return of(promises, dimension);
  }

  public List<Figures> satisfaction(String dimension) {
    return of(satisfaction, dimension);
  }

  public List<Figures> backlog(String dimension) {
    return of(backlog, dimension);
  }

  public List<Pattern> patterns(String kind) {
    return patterns.stream().filter(pattern -> pattern.kind().equals(kind)).toList();
  }

  /** Kinds of which there is a pattern: those that are known in their order, then any other. */
  public List<String> patternKinds() {
    return Stream.concat(Pattern.KINDS.stream(), patterns.stream().map(Pattern::kind)).distinct().filter(kind -> !patterns(kind).isEmpty()).toList();
  }

  public List<Insight> insights(String insightClass) {
    return insights.stream().filter(insight -> insight.insightClass().equals(insightClass)).toList();
  }

  /** The quarter as a whole; absent when nothing is known of it. */
  public Optional<Figures> whole(String quarterName) {
    return history.stream().filter(row -> row.value().equals(quarterName)).findFirst();
  }

  /** The three things to know first. */
  public List<String> first() {
    return Words.first(this);
  }

  static List<Figures> of(List<Figures> rows, String dimension) {
    return rows.stream().filter(row -> row.dimension().equals(dimension)).toList();
  }
}
