package io.escalations.jobs.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.sla.Threshold;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.FactTables;
import io.escalations.core.testing.RandomCases;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whenever in wall time a version is published, among the events or in the middle of a restart, the
 * end is the same.
 */
class PublishedWheneverTest {
  private static final String FIRST =
      """
      version: "first"
      effective_from: 2000-01-01T00:00:00Z
      calendars:
        always: {hours: always}
        office: {zone: America/New_York, week: {MONDAY: ["09:00-12:00", "13:00-17:00"], TUESDAY: ["09:00-17:00"]}}
      rules:
        - {clock: first_response, target: 1h, calendar: always, warn_at: [50]}
        - {clock: resolution, when: {priority: [P1, P2]}, target: 2h, calendar: office, warn_at: [50, 90], on_change: reset}
        - {clock: resolution, target: 3h, calendar: always}
      """;
  private static final String MIGRATING =
      """
      version: "migrating"
      effective_from: 2026-03-02T13:00:00Z
      migrate: true
      calendars:
        office: {zone: Europe/Berlin, week: {MONDAY: ["09:00-20:00"], TUESDAY: ["09:00-20:00"]}}
      rules:
        - {clock: resolution, target: 90m, calendar: office, warn_at: [75]}
        - {clock: total_resolution, target: 4h, calendar: office}
      """;
  private static final String BACK_DATED =
      FIRST
          .replace("first\"", "back-dated\"")
          .replace("2000-01-01", "2026-03-02")
          .replace("1h", "20m");
  private static final List<String> POLICIES = List.of(FIRST, MIGRATING, BACK_DATED);
  private static final long LONG_AFTER = Events.instant("2026-04-01T00:00:00Z");
  private static final int CASES = 6;

  private record Arrival(String caseId, Events event) {}

  @ParameterizedTest
  @ValueSource(
      longs = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
        26, 27, 28, 29, 30
      })
  void theRowsAndTheAlertsThatStandAreTheSame(long seed) throws Exception {
    Random random = new Random(seed);
    List<Arrival> arrivals = arrivals(seed, random);
    Consumer consumer = new Consumer();
    TimelineHarness harness = TimelineHarness.fresh();
    try {
      List<String> unpublished = new ArrayList<>(POLICIES);
      Collections.shuffle(unpublished, random);
      long now = Events.instant("09:00");
      for (Arrival arrival : arrivals) {
        if (random.nextInt(arrivals.size() / 4) == 0 && !unpublished.isEmpty()) {
          harness.publish(unpublished.remove(0));
        }
        switch (random.nextInt(12)) {
          case 0 -> harness.pause();
          case 1, 2, 3 -> harness.time(now += random.nextInt(120) * 60_000L);
          case 4 -> harness = restarted(harness, consumer);
          default -> {}
        }
        harness.arriveFor(arrival.caseId(), arrival.event());
      }
      for (String late : unpublished) {
        harness.publish(late);
      }
      consumer.all(harness.time(LONG_AFTER).pause());
    } finally {
      harness.close();
    }

    PolicyVersions policies =
        PolicyVersions.of(
            POLICIES.stream().map(text -> PolicyParser.parse("p.yaml", text)).toList());
    for (Map.Entry<String, List<Arrival>> entry :
        arrivals.stream().collect(Collectors.groupingBy(Arrival::caseId)).entrySet()) {
      CaseTimeline end =
          CaseTimeline.of(
              entry.getKey(),
              entry.getValue().stream().map(arrival -> arrival.event().build()).toList(),
              policies,
              LONG_AFTER);
      assertThat(consumer.rows(entry.getKey(), Tables.SLA_CLOCKS))
          .as(entry.getKey())
          .containsExactlyInAnyOrderElementsOf(end.clocks());
      assertThat(consumer.rows(entry.getKey(), Tables.CASES)).containsExactly(end.caseRow());
      assertThat(consumer.rows(entry.getKey(), Tables.ESCALATIONS))
          .hasSameSizeAs(end.escalations());
      assertThat(consumer.standing(entry.getKey()))
          .isEqualTo(
              end.thresholds().stream()
                  .map(PublishedWheneverTest::key)
                  .collect(Collectors.toSet()));
    }
  }

  private static TimelineHarness restarted(TimelineHarness harness, Consumer consumer)
      throws Exception {
    var state = harness.snapshot();
    consumer.all(harness);
    harness.close();
    return TimelineHarness.restored(state);
  }

  private static List<Arrival> arrivals(long seed, Random random) {
    List<Arrival> arrivals = new ArrayList<>();
    for (int number = 0; number < CASES; number++) {
      String caseId = "case-" + number;
      RandomCases.events(seed * CASES + number)
          .forEach(event -> arrivals.add(new Arrival(caseId, event)));
    }
    Collections.shuffle(arrivals, random);
    return arrivals;
  }

  private static String key(Threshold level) {
    return level.clock() + "/" + level.instance() + "/" + level.percent();
  }

  /** A consumer of the changelog that keeps the newest of each row. */
  private static final class Consumer {
    private final Map<String, FactTables> cases = new HashMap<>();
    private final Map<String, SlaAlert> alerts = new HashMap<>();

    void all(TimelineHarness harness) {
      for (FactsChanged facts : harness.facts()) {
        cases.computeIfAbsent(facts.caseId(), any -> new FactTables()).apply(facts);
      }
      harness.alerts().forEach(alert -> alerts.put(alert.alertId(), alert));
    }

    List<Object> rows(String caseId, Table<?> table) {
      return cases.get(caseId).rows(table);
    }

    Set<String> standing(String caseId) {
      return alerts.values().stream()
          .filter(alert -> alert.caseId().equals(caseId) && alert.action() != AlertAction.VOIDED)
          .map(alert -> alert.clock() + "/" + alert.instance() + "/" + alert.level())
          .collect(Collectors.toSet());
    }
  }
}
