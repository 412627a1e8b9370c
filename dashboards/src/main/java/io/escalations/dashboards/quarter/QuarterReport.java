package io.escalations.dashboards.quarter;

import io.escalations.dashboards.text.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is shown of a quarter.
 *
 * @param history one row per quarter there is, oldest first; their value is the quarter's name
 * @param policies those under which its clocks were computed
 * @param refreshedAt wall time the figures are of, epoch milliseconds UTC
 * @param generated how many of the cases opened in it are generated, not real
 * @param knownInPart the quarter that is known from some day within it only; null if each is known
 *     whole
 */
public record QuarterReport(
    Quarter quarter,
    Span span,
    List<Figures> history,
    List<Figures> volume,
    List<Figures> resolution,
    List<Figures> promises,
    List<Figures> satisfaction,
    List<Figures> tiers,
    List<Insight> insights,
    List<Pattern> patterns,
    List<Figures> backlog,
    List<Figures> staffing,
    List<Policy> policies,
    long refreshedAt,
    long generated,
    KnownInPart knownInPart) {

  /**
   * @param since name of the first quarter in which there are clocks of it
   */
  public record Policy(String version, String since) {}

  /**
   * @param from the first opening that is known, epoch milliseconds UTC
   */
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
    return Stream.concat(Pattern.KINDS.stream(), patterns.stream().map(Pattern::kind))
        .distinct()
        .filter(kind -> !patterns(kind).isEmpty())
        .toList();
  }

  public List<Insight> insights(String insightClass) {
    return insights.stream()
        .filter(insight -> insight.insightClass().equals(insightClass))
        .toList();
  }

  /** The quarter as a whole; absent when nothing is known of it. */
  public Optional<Figures> whole(String quarterName) {
    return history.stream().filter(row -> row.value().equals(quarterName)).findFirst();
  }

  /** Whether anything was counted in it. */
  public boolean isKnown(Quarter other) {
    return whole(other.name()).isPresent();
  }

  /**
   * Whether the two quarters can be set against each other: both are known from their first week.
   */
  public boolean isComparable(Quarter earlier) {
    return isKnown(earlier) && !isKnownInPart(quarter.name()) && !isKnownInPart(earlier.name());
  }

  /** Whether counts over the two quarters can be: this one is over, too. */
  public boolean countsAreComparable(Quarter earlier) {
    return isComparable(earlier) && !span.unfinished();
  }

  public boolean isKnownInPart(String quarterName) {
    return knownInPart != null && knownInPart.quarter().equals(quarterName);
  }

  /** Whether it was one to compare with, or this one itself, that is known in part. */
  public boolean missesComparison() {
    return Stream.of(quarter, quarter.previous(), quarter.yearBefore())
        .anyMatch(each -> isKnownInPart(each.name()));
  }

  /** Versions that no quarter before this one knew, if there is one before. */
  public List<String> newPolicies() {
    return isKnown(quarter.previous())
        ? policies.stream()
            .filter(policy -> policy.since().equals(quarter.name()))
            .map(Policy::version)
            .toList()
        : List.of();
  }

  public List<String> policyVersions() {
    return policies.stream().map(Policy::version).toList();
  }

  /**
   * Where the cases behind a figure are listed.
   *
   * @param list a file of {@link CaseList}
   * @param value of the dimension; of no meaning for {@code ALL}
   */
  public String cases(String list, String dimension, String value) {
    String all = "/quarters/" + quarter.name() + "/cases/" + list + "?by=" + dimension;
    return dimension.equals("ALL") ? all : all + "&value=" + Wording.segment(value);
  }

  /** The three things to know first. */
  public List<String> first() {
    return Words.first(this);
  }

  static List<Figures> of(List<Figures> rows, String dimension) {
    return rows.stream().filter(row -> row.dimension().equals(dimension)).toList();
  }
}
