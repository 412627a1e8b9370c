package io.escalations.core.pattern;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * The cases of one key by day, and when there were so many of them that the rule was met: on a day,
 * and the days before it that the rule covers, at least so many. It is a function of the cases,
 * whatever arrived when.
 *
 * @param days by number since 1970, UTC
 * @param finalDays what is known of the days that are no longer kept
 */
public record Recurrence(NavigableMap<Long, CasesOfSpan> days, FinalDays finalDays) {
  public static final long DAY = Duration.ofDays(1).toMillis();

  /**
   * What the days that were forgotten have led to.
   *
   * @param before on days before this one nothing changes any more
   * @param firstCase of the episode that was under way on the day before it; null if none was
   * @param firstSeen of that episode
   */
  public record FinalDays(long before, String firstCase, long firstSeen) {
    public static final FinalDays NOTHING = new FinalDays(Long.MIN_VALUE, null, 0);
  }

  public static long day(long instant) {
    return Math.floorDiv(instant, DAY);
  }

  /** The last successive days on which the rule was met; null if it never was. */
  public Episode last(RecurrenceRule rule) {
    return last(rule, Long.MAX_VALUE);
  }

  /** What is to be known if days before this one are finalDays. */
  public FinalDays finalBefore(long day, RecurrenceRule rule) {
    Episode episode = last(rule, day - 1);
    return episode == null || day(episode.endsAt()) < day
        ? new FinalDays(day, null, 0)
        : new FinalDays(day, episode.firstCase(), episode.firstSeen());
  }

  /**
   * The earliest day that must be kept when the days before this one become final: the last case
   * may be a window old, and has a window.
   */
  public static long firstKept(long finalBefore, RecurrenceRule rule) {
    return finalBefore - 2L * rule.days();
  }

  private Episode last(RecurrenceRule rule, long upTo) {
    String firstCase = finalDays.firstCase();
    long firstSeen = finalDays.firstSeen();
    long metUntil = firstCase == null ? Long.MIN_VALUE : metUntil(finalDays.before() - 1, rule);
    Long lastDay = firstCase == null ? null : days.lowerKey(finalDays.before());
    for (long day : days.tailMap(finalDays.before(), true).headMap(upTo, true).keySet()) {
      long until = metUntil(day, rule);
      if (until == Long.MIN_VALUE) {
        continue;
      }
      if (firstCase == null || day > metUntil + 1) {
        firstCase = window(day, rule).get(0).caseId();
        firstSeen = metAt(day, rule);
      }
      metUntil = until;
      lastDay = day;
    }
    return lastDay == null ? null : episode(firstCase, firstSeen, lastDay, metUntil, rule);
  }

  private Episode episode(
      String firstCase, long firstSeen, long lastDay, long metUntil, RecurrenceRule rule) {
    List<CaseAt> cases = window(lastDay, rule);
    return new Episode(
        firstCase,
        firstSeen,
        cases.get(cases.size() - 1).instant(),
        (metUntil + 1) * DAY,
        count(lastDay, rule),
        Episode.ends(cases));
  }

  /**
   * The last day on which the cases up to this one meet the rule; MIN_VALUE if they do not on the
   * day itself.
   */
  private long metUntil(long day, RecurrenceRule rule) {
    int seen = 0;
    for (Map.Entry<Long, CasesOfSpan> entry :
        days.subMap(day - rule.days() + 1, true, day, true).descendingMap().entrySet()) {
      seen += entry.getValue().count();
      if (seen >= rule.cases()) {
        return entry.getKey() + rule.days() - 1;
      }
    }
    return Long.MIN_VALUE;
  }

  private long metAt(long day, RecurrenceRule rule) {
    CasesOfSpan last = days.get(day);
    return last.instantOf(Math.max(1, rule.cases() - (count(day, rule) - last.count())));
  }

  private int count(long day, RecurrenceRule rule) {
    return days.subMap(day - rule.days() + 1, true, day, true).values().stream()
        .mapToInt(CasesOfSpan::count)
        .sum();
  }

  /** The cases that are known of the days the rule covers, in order. */
  private List<CaseAt> window(long day, RecurrenceRule rule) {
    List<CaseAt> cases = new ArrayList<>();
    days.subMap(day - rule.days() + 1, true, day, true)
        .values()
        .forEach(span -> cases.addAll(span.latest()));
    return cases;
  }
}
