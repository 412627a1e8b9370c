package io.escalations.core.backtest;

import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static io.escalations.schemas.event.Priority.P1;
import static io.escalations.schemas.event.Priority.P2;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.core.testing.RandomCases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BacktestTallyTest {
  private static final PolicyVersions FOUR_HOURS = Policies.of("resolution | * | 4h");
  private static final PolicyVersions ONE_HOUR = Policies.of("resolution | * | 1h");
  private static final long AS_OF = instant("20:00");
  private static final long LONG_AFTER = instant("2026-12-01T00:00:00Z");
  private static final long HOUR = 3_600_000;

  private static CasePair pair(String caseId, Events... events) {
    return CasePair.of(
        caseId, Stream.of(events).map(Events::build).toList(), FOUR_HOURS, ONE_HOUR, AS_OF);
  }

  private static GroupRow group(BacktestTally tally, Dimension dimension, String value) {
    return tally.groups().stream()
        .filter(group -> group.dimension() == dimension && group.value().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static BacktestTally threeCases() {
    BacktestTally tally = new BacktestTally(AS_OF);
    tally.add(
        pair(
            "quick",
            at("10:00", CASE_OPENED).priority(P1).department("Desk"),
            at("10:30", RESOLVED)));
    tally.add(
        pair(
            "flips",
            at("10:00", CASE_OPENED).priority(P1).department("Field"),
            at("12:15", RESOLVED)));
    tally.add(pair("open", at("11:00", CASE_OPENED).priority(P2)));
    return tally;
  }

  @Test
  void countsPerDimension() {
    BacktestTally tally = threeCases();

    assertThat(tally.cases()).isEqualTo(3);
    assertThat(tally.instances()).isEqualTo(3);
    assertThat(tally.onlyNew()).isOne();
    assertThat(tally.onlyOld()).isZero();
    GroupRow all = group(tally, Dimension.ALL, "");
    assertThat(all.breachedOld()).isOne();
    assertThat(all.breachedNew()).isEqualTo(2);
    assertThat(all.attainmentOld()).isEqualTo(0.6667);
    assertThat(all.attainmentNew()).isEqualTo(0.3333);
    assertThat(all.dueEarlier()).isEqualTo(3);
    assertThat(all.dueEarlierMillis()).isEqualTo(3 * HOUR);
    assertThat(all.dueLaterMillis()).isNull();
    assertThat(group(tally, Dimension.FIRST_PRIORITY, "P1").onlyNew()).isOne();
    assertThat(group(tally, Dimension.DEPARTMENT, "Field").onlyNew()).isOne();
    assertThat(group(tally, Dimension.DEPARTMENT, "").instances()).isOne();
    assertThat(group(tally, Dimension.ISSUE_CATEGORY, "TECHNICAL").instances()).isEqualTo(3);
    assertThat(group(tally, Dimension.HOUR_OF_WEEK, "MONDAY 10:00").instances()).isEqualTo(2);
    assertThat(group(tally, Dimension.WEEK, "2026-03-02").instances()).isEqualTo(3);
  }

  @Test
  void countsOverdueWorkInEachHourItLasts() {
    assertThat(threeCases().load())
        .startsWith(
            new LoadRow(instant("11:00"), 0, 1, 0, 1),
            new LoadRow(instant("12:00"), 0, 1, 0, 2),
            new LoadRow(instant("13:00"), 0, 0, 0, 1),
            new LoadRow(instant("14:00"), 0, 0, 0, 1),
            new LoadRow(instant("15:00"), 1, 0, 1, 1))
        .endsWith(new LoadRow(instant("20:00"), 0, 0, 1, 1));
  }

  @Property(tries = 30)
  void partsJoinToTheWholeInAnyOrderAndAddUp(@ForAll long seed) {
    List<CasePair> pairs =
        LongStream.range(0, 30).mapToObj(i -> random(Math.floorMod(seed, 1000) + 3 * i)).toList();
    BacktestTally whole = new BacktestTally(LONG_AFTER);
    pairs.forEach(whole::add);
    BacktestTally joined = new BacktestTally(LONG_AFTER);
    for (List<CasePair> part : List.of(pairs.subList(20, 30), pairs.subList(0, 20))) {
      BacktestTally tally = new BacktestTally(LONG_AFTER);
      part.forEach(tally::add);
      joined.add(tally);
    }

    assertThat(joined.groups()).isEqualTo(whole.groups());
    assertThat(joined.load()).isEqualTo(whole.load());
    assertThat(joined.cases()).isEqualTo(whole.cases());
    assertThat(joined.onlyNew()).isEqualTo(whole.onlyNew());
    for (Dimension dimension : Dimension.values()) {
      assertThat(
              whole.groups().stream()
                  .filter(group -> group.dimension() == dimension)
                  .mapToLong(GroupRow::instances)
                  .sum())
          .isEqualTo(whole.instances());
    }
    for (LoadRow row : whole.load()) {
      assertThat(row.overdueOld()).isEqualTo(overdue(pairs, row.hour(), true));
      assertThat(row.overdueNew()).isEqualTo(overdue(pairs, row.hour(), false));
    }
  }

  private static CasePair random(long seed) {
    List<TimelineEvent> events = new ArrayList<>();
    RandomCases.events(seed).forEach(event -> events.add(event.build()));
    return CasePair.of(
        "case-" + seed,
        events,
        RandomCases.policies(seed),
        RandomCases.policies(seed + 3),
        LONG_AFTER);
  }

  private static long overdue(List<CasePair> pairs, long hour, boolean old) {
    return pairs.stream()
        .flatMap(pair -> pair.clocks().stream())
        .map(clock -> old ? clock.underOld() : clock.underNew())
        .filter(row -> row != null && row.breachedAt() != null)
        .filter(row -> row.breachedAt() < hour + HOUR)
        .filter(row -> row.stoppedAt() == null || row.stoppedAt() >= hour)
        .count();
  }
}
