package io.escalations.dashboards.quarter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Figures in words and in writing. Durations are in seconds, shares from 0 to 1. */
public final class Words {
  private static final double DAY = 86_400;
  private static final double HOUR = 3_600;
  private static final double MINUTE = 60;
  private static final String NONE = "–";

  /** The days of the week, Monday first. */
  public static final List<String> WEEKDAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  /** Characters of a name in a sentence. */
  private static final int LONGEST_NAME = 60;

  private Words() {}

  /** {@code 12,345}. */
  public static String count(Double number) {
    return number == null ? NONE : String.format(Locale.ENGLISH, "%,.0f", number);
  }

  /** {@code 36.2}. */
  public static String rate(Double number) {
    return number == null ? NONE : String.format(Locale.ENGLISH, "%,.1f", number);
  }

  /** {@code 87.5 %}. */
  public static String share(Double share) {
    return share == null ? NONE : String.format(Locale.ENGLISH, "%.1f %%", 100 * share);
  }

  /** {@code 90 %}, of a share that is a round number. */
  public static String promised(double share) {
    return String.format(Locale.ENGLISH, "%.0f %%", 100 * share);
  }

  /** {@code 3 d 4 h}, {@code 5 h 12 min}, {@code 40 min}, {@code 12 s}: two units at most. */
  public static String duration(Double seconds) {
    if (seconds == null) {
      return NONE;
    }
    if (seconds >= DAY - HOUR / 2) {
      long hours = Math.round(seconds / HOUR);
      return two(hours / 24, "d", hours % 24, "h");
    }
    if (seconds >= HOUR - MINUTE / 2) {
      long minutes = Math.round(seconds / MINUTE);
      return two(minutes / 60, "h", minutes % 60, "min");
    }
    return seconds >= MINUTE ? Math.round(seconds / MINUTE) + " min" : Math.round(seconds) + " s";
  }

  private static String two(long great, String greatUnit, long small, String smallUnit) {
    return great + " " + greatUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  /** How a count or duration has changed: {@code +12 %}. */
  public static String change(Double now, Double before) {
    if (now == null || before == null || before == 0) {
      return NONE;
    }
    double percent = 100 * (now - before) / before;
    // what is not down to nothing has not changed by −100 %
    return now > 0 && percent <= -99
        ? signed(Math.max(percent, -99.9), "%.1f", " %")
        : signed(percent, "%,.0f", " %");
  }

  /** How a share has changed: {@code −2.5 points}. */
  public static String points(Double now, Double before) {
    return now == null || before == null ? NONE : signed(100 * (now - before), "%.1f", " points");
  }

  private static String signed(double number, String format, String unit) {
    String digits = String.format(Locale.ENGLISH, format, Math.abs(number));
    boolean zero = digits.chars().allMatch(digit -> digit == '0' || digit == '.');
    return (zero ? "±" : number > 0 ? "+" : "−") + digits + unit;
  }

  /**
   * The smallest power of ten that is not below a probability: {@code 1 in 1,000}; beyond a million
   * nobody tells them apart.
   */
  public static String chance(double probability) {
    long among = 10;
    while (among < 1_000_000 && probability * among * 10 <= 1) {
      among *= 10;
    }
    return String.format(Locale.ENGLISH, "1 in %,d", among);
  }

  /** The name of a clock in a sentence. */
  public static String promise(String clock) {
    return clock.replace('_', ' ');
  }

  /** {@code 4 h}, or {@code 4 h to 7 d} where cases were promised different times. */
  public static String target(Figures row) {
    String least = duration(row.get("target_least_seconds"));
    String most = duration(row.get("target_most_seconds"));
    return least.equals(most) ? least : least + " to " + most;
  }

  static List<String> first(QuarterReport report) {
    List<String> words = new ArrayList<>();
    report.whole(report.quarter().name()).ifPresent(row -> words.add(volume(report, row)));
    promise(report).ifPresent(words::add);
    (report.satisfaction("ALL").isEmpty() ? greatestInsight(report) : satisfaction(report))
        .or(() -> slowest(report))
        .ifPresent(words::add);
    return words;
  }

  private static String volume(QuarterReport report, Figures row) {
    Quarter previous = report.quarter().previous();
    String more =
        report.countsAreComparable(previous)
            ? report
                .whole(previous.name())
                .filter(then -> then.of("cases_opened") > 0)
                .map(
                    then ->
                        " ("
                            + change(row.get("cases_opened"), then.get("cases_opened"))
                            + " against "
                            + previous.name()
                            + ")")
                .orElse("")
            : "";
    String rate =
        row.get("escalations_per_100_cases") == null
            ? ""
            : ", " + rate(row.get("escalations_per_100_cases")) + " for every hundred cases opened";
    return "%s opened%s%s; %s to another department or a higher tier%s."
        .formatted(
            row.of("cases_opened") == 1
                ? "1 case was"
                : count(row.of("cases_opened")) + " cases were",
            report.span().unfinished() ? " so far" : "",
            more,
            row.of("escalations") == 1
                ? "1 escalation"
                : count(row.of("escalations")) + " escalations",
            rate);
  }

  private static Optional<String> promise(QuarterReport report) {
    Quarter before = report.quarter().previous();
    return report.promises("CLOCK").stream()
        .filter(row -> row.get("met_share") != null)
        .max(
            Comparator.comparingInt((Figures row) -> row.value().equals("resolution") ? 1 : 0)
                .thenComparingDouble(row -> row.of("clocks")))
        .map(
            row ->
                "%s in %s of the decided cases%s%s."
                    .formatted(
                        row.value().equals("resolution")
                            ? "The time promised for a solution was kept"
                            : "The promise “" + promise(row.value()) + "” was kept",
                        share(row.get("met_share")),
                        row.get("met_share_before") == null || !report.isComparable(before)
                            ? ""
                            : " ("
                                + points(row.get("met_share"), row.get("met_share_before"))
                                + " against "
                                + before.name()
                                + ")",
                        row.value().equals("resolution")
                            ? mostUrgent(report) + worst(report, row)
                            : ""));
  }

  private static String mostUrgent(QuarterReport report) {
    return report.promises("PRIORITY").stream()
        .filter(priority -> priority.value().equals("P1") && priority.get("met_share") != null)
        .findFirst()
        .map(priority -> ", of P1 in " + share(priority.get("met_share")))
        .orElse("");
  }

  /**
   * The department with the most missed beyond its share: the one with most cases would be named
   * otherwise, however good it is.
   */
  private static String worst(QuarterReport report, Figures all) {
    double missed = all.of("breached") / decided(all);
    return report.promises("DEPARTMENT").stream()
        .filter(
            department ->
                !department.value().isEmpty()
                    && department.of("breached") > missed * decided(department))
        .max(
            Comparator.comparingDouble(
                department -> department.of("breached") - missed * decided(department)))
        .map(
            department ->
                "; cases promised when they were with %s did worst: %s of %s missed it"
                    .formatted(
                        shortened(department.value()),
                        count(department.get("breached")),
                        count(decided(department))))
        .orElse("");
  }

  private static double decided(Figures row) {
    return row.of("met") + row.of("breached");
  }

  /** A name that is longer than names are would hide the sentence it stands in. */
  public static String shortened(String name) {
    return name.codePointCount(0, name.length()) > LONGEST_NAME
        ? name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…"
        : name;
  }

  private static Optional<String> satisfaction(QuarterReport report) {
    return report.satisfaction("ALL").stream()
        .findFirst()
        .map(
            row ->
                "%s of %s ratings were good (4 or 5 of 5). Promised are %s: %s."
                    .formatted(
                        share(row.get("share")),
                        count(row.get("ratings")),
                        promised(QuarterReport.SATISFACTION_TARGET),
                        verdict(row)));
  }

  /**
   * Whether what is promised of satisfaction was kept, as far as the number of ratings allows to
   * say so.
   */
  public static String verdict(Figures row) {
    return row.of("kept") > 0
        ? "kept"
        : row.of("kept") < 0
            ? "missed"
            : "with so few ratings, nobody can be sure whether that is kept";
  }

  private static Optional<String> greatestInsight(QuarterReport report) {
    return report.insights().stream()
        .max(Comparator.comparingDouble(Insight::excessCases))
        .map(insight -> insight.finding() + ". " + insight.suggestion() + ".");
  }

  private static Optional<String> slowest(QuarterReport report) {
    return report.resolution("ALL").stream()
        .findFirst()
        .map(
            row ->
                "Half of the cases were solved within %s, nine of ten within %s."
                    .formatted(duration(row.get("p50_seconds")), duration(row.get("p90_seconds"))));
  }
}
