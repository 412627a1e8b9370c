package io.escalations.core.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.pattern.Recurrence.FinalDays;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Against a count of every day by itself; in any order; with cases taken back; with days let go.
 */
class RecurrencePropertyTest {
  private static final long FIRST_DAY = 17_000;

  private static NavigableMap<Long, CasesOfSpan> days(List<CaseAt> cases) {
    TreeMap<Long, CasesOfSpan> days = new TreeMap<>();
    cases.forEach(
        one ->
            days.merge(
                Recurrence.day(one.instant()),
                CasesOfSpan.NONE.plus(one),
                (before, more) -> before.plus(one)));
    return days;
  }

  private static List<CaseAt> draw(Random random, int number, int span) {
    List<CaseAt> cases = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      cases.add(
          new CaseAt(
              "case-" + i,
              (FIRST_DAY + random.nextInt(span)) * Recurrence.DAY + random.nextInt(86_400_000)));
    }
    return cases;
  }

  @Property(tries = 300)
  void theLastEpisodeIsTheLastStretchOfDaysOnWhichTheRuleIsMet(
      @ForAll long seed,
      @ForAll @IntRange(max = 25) int number,
      @ForAll @IntRange(min = 2, max = 4) int least,
      @ForAll @IntRange(min = 1, max = 7) int window) {
    List<CaseAt> cases = draw(new Random(seed), number, 60);
    RecurrenceRule rule = new RecurrenceRule(least, window);
    long met = -1;
    long from = -1;
    for (long day = FIRST_DAY; day < FIRST_DAY + 80; day++) {
      if (countOn(day, cases, rule) >= least) {
        from = met == day - 1 && met >= 0 ? from : day;
        met = day;
      }
    }

    Episode found = new Recurrence(days(cases), FinalDays.NOTHING).last(rule);

    if (met < 0) {
      assertThat(found).isNull();
    } else {
      assertThat(found.endsAt()).isEqualTo((met + 1) * Recurrence.DAY);
      assertThat(Recurrence.day(found.firstSeen())).isEqualTo(from);
      long lastDay = Recurrence.day(found.lastSeen());
      assertThat(found.cases())
          .isEqualTo((int) countOn(lastDay, cases, rule))
          .isGreaterThanOrEqualTo(least);
      List<CaseAt> inWindow =
          cases.stream()
              .filter(one -> one.instant() <= found.lastSeen())
              .filter(one -> Recurrence.day(one.instant()) > lastDay - window)
              .sorted(CaseAt.ORDER)
              .toList();
      assertThat(found.sample()).isEqualTo(Episode.ends(inWindow));
    }
  }

  private static long countOn(long day, List<CaseAt> cases, RecurrenceRule rule) {
    return cases.stream()
        .mapToLong(one -> Recurrence.day(one.instant()))
        .filter(each -> each <= day && each > day - rule.days())
        .count();
  }

  @Property(tries = 200)
  void neitherTheOrderOfArrivalNorWhatWasTakenBackMatters(
      @ForAll long seed, @ForAll @IntRange(max = 25) int number) {
    Random random = new Random(seed);
    List<CaseAt> cases = draw(random, number, 30);
    NavigableMap<Long, CasesOfSpan> expected = days(cases);
    Collections.shuffle(cases, random);
    NavigableMap<Long, CasesOfSpan> days = days(cases);
    for (int i = 0; i < 5; i++) {
      CaseAt wrong = new CaseAt("wrong-" + i, FIRST_DAY * Recurrence.DAY + i);
      days.merge(FIRST_DAY, CasesOfSpan.NONE.plus(wrong), (before, more) -> before.plus(wrong));
    }
    for (int i = 0; i < 5; i++) {
      CaseAt wrong = new CaseAt("wrong-" + i, FIRST_DAY * Recurrence.DAY + i);
      days.computeIfPresent(
          FIRST_DAY, (day, before) -> before.count() == 1 ? null : before.minus(wrong));
    }

    assertThat(days).isEqualTo(expected);
  }

  @Property(tries = 1_000)
  void daysThatAreLetGoChangeNothing(
      @ForAll long seed,
      @ForAll @IntRange(max = 40) int number,
      @ForAll @IntRange(min = 2, max = 4) int least,
      @ForAll @IntRange(min = 1, max = 7) int window) {
    RecurrenceRule rule = new RecurrenceRule(least, window);
    NavigableMap<Long, CasesOfSpan> days = days(draw(new Random(seed), number, 40));
    Episode whole = new Recurrence(days, FinalDays.NOTHING).last(rule);
    TreeMap<Long, CasesOfSpan> kept = new TreeMap<>(days);
    FinalDays finalDays = FinalDays.NOTHING;
    for (long before : List.of(FIRST_DAY + 10, FIRST_DAY + 13, FIRST_DAY + 25)) {
      finalDays = new Recurrence(kept, finalDays).finalBefore(before, rule);
      kept.headMap(Recurrence.firstKept(before, rule)).clear();
    }

    Episode found = new Recurrence(kept, finalDays).last(rule);

    if (whole != null && Recurrence.day(whole.endsAt()) >= FIRST_DAY + 25) {
      assertThat(found).isEqualTo(whole);
    } else {
      assertThat(found).isNull();
    }
  }

  @Property(tries = 20)
  void tenThousandCasesOfADayTakeNoMoreRoomThanFifty(@ForAll long seed) {
    Random random = new Random(seed);
    CasesOfSpan span = CasesOfSpan.NONE;
    for (int i = 0; i < 10_000; i++) {
      span =
          span.plus(
              new CaseAt("case-" + i, FIRST_DAY * Recurrence.DAY + random.nextInt(86_400_000)));
    }
    assertThat(span.count()).isEqualTo(10_000);
    assertThat(span.latest()).hasSize(CasesOfSpan.MOST).isSortedAccordingTo(CaseAt.ORDER);
    assertThat(
            new Recurrence(new TreeMap<>(Map.of(FIRST_DAY, span)), FinalDays.NOTHING)
                .last(new RecurrenceRule(3, 30))
                .cases())
        .isEqualTo(10_000);
  }
}
