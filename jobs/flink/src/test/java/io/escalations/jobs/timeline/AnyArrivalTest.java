package io.escalations.jobs.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.changelog.FactsDiff;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.sla.Threshold;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.FactTables;
import io.escalations.core.testing.RandomCases;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever arrives when, how often, before which barrier, wherever the job was restarted, and
 * however soon it lets events go and has to read them back: the same facts and the same net alerts.
 */
class AnyArrivalTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long LONG_AFTER = Duration.ofDays(300).toMillis();
  private static final int CASES = 80;

  private static final List<Retention> RETENTIONS =
      Stream.of(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(400))
          .flatMap(length -> Stream.of(TimeMode.values()).map(mode -> new Retention(length, mode)))
          .toList();

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 0; seed < CASES; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void endsInTheSameFactsAndNetAlerts(long seed) throws Exception {
    Random random = new Random(seed);
    List<Events> events = RandomCases.events(seed);
    List<Events> deliveries = new ArrayList<>(events);
    events.stream().filter(event -> random.nextInt(3) == 0).forEach(deliveries::add);
    Collections.shuffle(deliveries, random);
    int restart = random.nextInt(deliveries.size() + 1);
    int policies = random.nextInt(deliveries.size() + 1);
    Retention retention = RETENTIONS.get(random.nextInt(RETENTIONS.size()));
    FakeArchive archive = new FakeArchive();
    Consumer consumer = new Consumer();
    long now = RandomCases.beginning(seed) - HOUR;

    TimelineHarness harness = TimelineHarness.with(retention, archive);
    for (int i = 0; i <= deliveries.size(); i++) {
      if (i == restart) {
        var state = harness.snapshot();
        consumer.all(harness);
        archive.take(harness);
        harness.close();
        harness = TimelineHarness.restored(state, harness.checkpoint(), retention, archive);
      }
      if (i == policies) {
        for (String policy : RandomCases.policyTexts(seed)) {
          harness.policy(policy);
        }
      }
      if (i < deliveries.size()) {
        harness.deliver(deliveries.get(i));
        now += random.nextInt(4) * HOUR;
        harness.leap(now);
        if (random.nextInt(3) == 0) {
          harness.barrier();
          archive.take(harness);
        }
        if (random.nextInt(3) == 0) {
          harness.elapse(random.nextInt(3_000));
        }
      }
    }
    long end = RandomCases.beginning(seed) + LONG_AFTER;
    harness.time(end);
    archive.take(harness);
    harness.readBack();
    consumer.all(harness);
    assertThat(harness.rejected()).isEmpty();
    harness.close();

    List<TimelineEvent> all = events.stream().map(Events::build).toList();
    CaseTimeline expected = CaseTimeline.of(Events.CASE, all, RandomCases.policies(seed), end);
    FactsChanged facts = FactsDiff.of(expected, List.of()).facts();
    for (Table<?> table : Tables.FACTS) {
      assertThat(consumer.tables.rows(table))
          .as(table.name())
          .containsExactlyInAnyOrderElementsOf(facts.rows(table));
    }
    assertThat(consumer.believed())
        .containsExactlyInAnyOrderElementsOf(
            expected.thresholds().stream()
                .map(level -> level.clock() + level.instance() + Threshold.name(level.percent()))
                .toList());
  }

  /** A consumer of the changelog that keeps the last version of everything. */
  private static final class Consumer {
    private final FactTables tables = new FactTables();
    private final Map<String, SlaAlert> alerts = new HashMap<>();

    void all(TimelineHarness harness) {
      harness.facts().forEach(tables::apply);
      harness.alerts().forEach(alert -> alerts.put(alert.alertId(), alert));
    }

    List<String> believed() {
      return alerts.values().stream()
          .filter(alert -> alert.action() != AlertAction.VOIDED)
          .map(alert -> alert.clock() + alert.instance() + alert.level())
          .toList();
    }
  }
}
