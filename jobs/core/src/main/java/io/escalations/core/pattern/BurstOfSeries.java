package io.escalations.core.pattern;

import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.PatternKind;
import java.util.List;

/**
 * Unusual hours of a series with no more than the quiet hours between one and the next.
 *
 * @param hours one or more, in order
 * @param endsAt when it is over, if no other hour comes; epoch milliseconds UTC
 */
public record BurstOfSeries(List<UnusualHour> hours, long endsAt) {
  private static final String BY_TYPE = "type:";
  private static final String BY_PRODUCT = "product:";

  /** The series of an issue type; null if the case has none. */
  public static String byType(CaseSubject subject) {
    return subject.issueType() == null ? null : BY_TYPE + subject.issueType();
  }

  /** The series of a product; null if the case has none. */
  public static String byProduct(CaseSubject subject) {
    return subject.issueProduct() == null ? null : BY_PRODUCT + subject.issueProduct();
  }

  /**
   * @param hours of one series, in order; one at least
   */
  public static BurstOfSeries last(List<UnusualHour> hours, BurstRule rule) {
    int first = hours.size() - 1;
    while (first > 0 && hours.get(first).begins() <= endsAt(hours.get(first - 1), rule)) {
      first--;
    }
    return new BurstOfSeries(
        List.copyOf(hours.subList(first, hours.size())), endsAt(hours.get(hours.size() - 1), rule));
  }

  /** When its last hour began, epoch milliseconds UTC. */
  public long lastHour() {
    return hours.get(hours.size() - 1).begins();
  }

  private static long endsAt(UnusualHour hour, BurstRule rule) {
    return hour.begins() + (1 + rule.quietHours()) * WeekOfCases.HOUR;
  }

  /** The candidate, as it stands at an instant of event time. */
  public IssuePatternRow row(String series, BurstRule rule, long now) {
    String type = series.startsWith(BY_TYPE) ? series.substring(BY_TYPE.length()) : null;
    String product = type == null ? series.substring(BY_PRODUCT.length()) : null;
    UnusualHour latest = hours.get(hours.size() - 1);
    int cases = hours.stream().mapToInt(UnusualHour::cases).sum();
    double usual = hours.stream().mapToDouble(UnusualHour::usual).sum();
    long firstSeen = hours.get(0).begins();
    return new IssuePatternRow(
        PatternKind.BURST + ":" + series,
        PatternKind.BURST,
        null,
        null,
        null,
        type,
        product,
        firstSeen,
        latest.begins() + WeekOfCases.HOUR,
        cases,
        cases,
        usual,
        IssuePatternRow.episodeFrom(firstSeen),
        endsAt > now,
        latest.sample());
  }
}
