package io.escalations.core.pattern;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * An hour in which a series had more cases than it usually has at that hour of the week.
 *
 * @param begins epoch milliseconds UTC
 * @param cases how many there were
 * @param usual how many the weeks before let expect
 * @param chance of so many or more, if the hour is as the weeks before it were
 * @param sample {@link Episode#ends} of the cases, if it is to show any
 */
public record UnusualHour(
    long begins, int cases, double usual, double chance, List<String> sample) {

  /**
   * The hours of a week that may be unusual.
   *
   * <p>The cases of an hour are taken to come at random at a rate of their own, known from the same
   * hour of the weeks before: with s cases in w weeks and a half for what is not known, the next
   * count is negative binomial, of mean (s + ½) / w. Where counts of the series scatter more than
   * that, by a factor (Pearson's, over all hours of the weeks before), both counts are divided by
   * the factor.
   *
   * @param before the weeks before, as many as the rule covers
   */
  public static List<UnusualHour> of(
      long week, WeekOfCases counts, List<WeekOfCases> before, BurstRule rule) {
    List<UnusualHour> unusual = new ArrayList<>();
    Double scatter = null;
    for (int hour = 0; hour < WeekOfCases.HOURS; hour++) {
      int cases = counts.of(hour);
      if (cases < rule.cases()) {
        continue;
      }
      scatter = scatter == null ? scatter(before) : scatter;
      double known = sum(before, hour) + 0.5;
      double chance =
          RegularizedBeta.value(1.0 / (before.size() + 1), cases / scatter, known / scatter);
      if (chance <= rule.levelPerHour()) {
        unusual.add(
            new UnusualHour(
                WeekOfCases.instant(week, hour), cases, known / before.size(), chance, List.of()));
      }
    }
    return unusual;
  }

  /** The same with cases that show it. */
  public UnusualHour showing(CasesOfSpan shown) {
    List<String> ids = Episode.ends(shown.latest()).stream().map(CaseAt::caseId).toList();
    return new UnusualHour(begins, cases, usual, chance, ids);
  }

  /**
   * How much more counts scatter about the mean of their hour than independent ones would; 1 at
   * least.
   */
  private static double scatter(List<WeekOfCases> weeks) {
    double squares = 0;
    int freedom = 0;
    for (int hour = 0; hour < WeekOfCases.HOURS; hour++) {
      double mean = sum(weeks, hour) / (double) weeks.size();
      if (mean > 0) {
        for (WeekOfCases week : weeks) {
          double away = week.of(hour) - mean;
          squares += away * away / mean;
        }
        freedom += weeks.size() - 1;
      }
    }
    return freedom == 0 ? 1 : Math.max(1, squares / freedom);
  }

  private static int sum(List<WeekOfCases> weeks, int hour) {
    return weeks.stream().mapToInt(week -> week.of(hour)).sum();
  }
}
