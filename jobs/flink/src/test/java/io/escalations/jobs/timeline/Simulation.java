package io.escalations.jobs.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.changelog.FactsDiff;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.sla.Threshold;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.RandomCases;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.timeline.SimulatedTimelineJob.Fault;
import io.escalations.schemas.fact.AcceptedEvent;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A few cases through the whole pipeline, in one thread and under a seed: late and duplicate
 * events, partitions that run ahead of each other, policies in between, checkpoints that complete
 * late or never, and crashes of the timeline job and of the warehouse between any two steps. The
 * operator, the encoding of its topics and the warehouse's buffers are those of the jobs.
 */
final class Simulation {
  private static final int CASES = 3;

  /** Cases whose seeds are so far apart share their policies. */
  private static final long SAME_POLICIES = 150;

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long LONG_AFTER = Duration.ofDays(300).toMillis();

  private final long seed;
  private final Fault fault;
  private final Random random;
  private final Map<String, List<Events>> cases = new HashMap<>();
  private final List<List<CaseArrival>> log = List.of(new ArrayList<>(), new ArrayList<>());
  private final StringBuilder steps = new StringBuilder();

  Simulation(long seed, Fault fault) {
    this.seed = seed;
    this.fault = fault;
    random = new Random(seed);
  }

  /** What happened, step by step; for whoever looks for a fault. */
  String steps() {
    return steps.toString();
  }

  /**
   * @throws AssertionError if the end is another than that of the events as a set
   */
  void run() throws Exception {
    writeLog();
    List<String> policies = new ArrayList<>(RandomCases.policyTexts(seed));
    Collections.shuffle(policies, random);
    SimulatedTopics topics = new SimulatedTopics(random);
    SimulatedWarehouse warehouse =
        new SimulatedWarehouse(topics, fault == Fault.VERSION_COUNTED_BY_THE_WAREHOUSE);
    try (SimulatedTimelineJob job =
        new SimulatedTimelineJob(
            log, policies, RandomCases.beginning(seed) - 60 * MINUTE, topics, fault)) {
      for (int crashes = 4; !job.isAtTheEnd(); ) {
        crashes -= step(job, warehouse, topics, crashes);
      }
      job.finish(LONG_AFTER);
      warehouse.readAll();
      check(topics, warehouse, job.now());
    }
  }

  /** Of each case all events in any order, some of them twice. */
  private void writeLog() {
    List<CaseArrival> unordered = new ArrayList<>();
    for (int number = 0; number < CASES; number++) {
      String caseId = "case-" + number;
      List<Events> events = RandomCases.events(seed + number * SAME_POLICIES);
      cases.put(caseId, events);
      int partition = random.nextInt(log.size());
      for (Events event : events) {
        for (int copies = random.nextInt(4) == 0 ? 2 : 1; copies > 0; copies--) {
          unordered.add(TimelineHarness.arrival(caseId, event.event(), partition, 0, 1, false));
        }
      }
    }
    Collections.shuffle(unordered, random);
    for (CaseArrival arrival : unordered) {
      List<CaseArrival> partition = log.get(arrival.partition());
      partition.add(at(arrival, partition.size()));
    }
  }

  private static CaseArrival at(CaseArrival arrival, long offset) {
    return new CaseArrival(
        arrival.caseId(),
        arrival.event(),
        arrival.description(),
        arrival.content(),
        arrival.partition(),
        offset,
        arrival.appendedAt(),
        arrival.history(),
        arrival.knownAt());
  }

  /** Returns 1 if somebody crashed. */
  private int step(
      SimulatedTimelineJob job,
      SimulatedWarehouse warehouse,
      SimulatedTopics topics,
      int crashesLeft)
      throws Exception {
    int kind = random.nextInt(20);
    steps.append(kind).append(' ');
    switch (kind) {
      case 0, 1, 2 -> job.readEvent(0);
      case 3, 4, 5 -> job.readEvent(1);
      case 6 -> job.readPolicy();
      case 7 -> job.evaluateSome();
      case 8, 9 -> job.advance(random.nextInt(200) * MINUTE);
      case 10, 11 -> job.beginCheckpoint();
      case 12, 13 -> job.complete();
      case 14, 15 -> readSome(warehouse, topics);
      case 16 -> warehouse.flush();
      case 17 -> warehouse.checkpoint();
      case 18 -> {
        if (crashesLeft > 0) {
          job.crash(random);
          return 1;
        }
      }
      default -> {
        if (crashesLeft > 0) {
          warehouse.crash();
          return 1;
        }
      }
    }
    return 0;
  }

  private void readSome(SimulatedWarehouse warehouse, SimulatedTopics topics) {
    List<String> partitions = topics.partitions();
    if (!partitions.isEmpty()) {
      warehouse.read(partitions.get(random.nextInt(partitions.size())), 1 + random.nextInt(9));
    }
  }

  private void check(SimulatedTopics topics, SimulatedWarehouse warehouse, long end) {
    List<FactsChanged> facts = new ArrayList<>();
    List<String> breaches = new ArrayList<>();
    for (Map.Entry<String, List<Events>> each : cases.entrySet()) {
      List<TimelineEvent> all = each.getValue().stream().map(Events::build).toList();
      CaseTimeline expected = CaseTimeline.of(each.getKey(), all, RandomCases.policies(seed), end);
      facts.add(FactsDiff.of(expected, List.of()).facts());
      for (Threshold level : expected.thresholds()) {
        breaches.add(
            each.getKey() + level.clock() + level.instance() + Threshold.name(level.percent()));
      }
    }
    for (Table<?> table : Tables.FACTS) {
      assertThat(List.<Object>copyOf(warehouse.rows(table)))
          .as(table.name())
          .containsExactlyInAnyOrderElementsOf(
              facts.stream().flatMap(each -> each.rows(table).stream()).toList());
    }
    assertThat(standing(warehouse.rows(Tables.SLA_ALERTS)))
        .as("alerts that stand")
        .containsExactlyInAnyOrderElementsOf(breaches);
    checkAlertsSeen(SimulatedWarehouse.decoded(topics, Topics.SLA_ALERTS));
    checkAccounting(warehouse);
  }

  /** Those whose last revision is no retraction. */
  private static List<String> standing(List<SlaAlert> revisions) {
    Map<String, SlaAlert> last = new HashMap<>();
    for (SlaAlert alert : revisions) {
      last.merge(
          alert.alertId(),
          alert,
          (before, now) -> now.revision() > before.revision() ? now : before);
    }
    return last.values().stream()
        .filter(alert -> alert.action() != AlertAction.VOIDED)
        .map(alert -> alert.caseId() + alert.clock() + alert.instance() + alert.level())
        .toList();
  }

  /** Who reads committed alerts sees each revision once, and in its order. */
  private static void checkAlertsSeen(List<SlaAlert> seen) {
    Map<String, Integer> revisions = new HashMap<>();
    for (SlaAlert alert : seen) {
      assertThat(alert.revision())
          .as("revision of %s", alert.alertId())
          .isEqualTo(revisions.merge(alert.alertId(), 1, Integer::sum));
    }
  }

  /** Each record is accepted or a duplicate, exactly once. */
  private void checkAccounting(SimulatedWarehouse warehouse) {
    assertThat(
            Stream.concat(
                warehouse.rows(Tables.CASE_EVENTS).stream().map(Simulation::place),
                warehouse.rows(Tables.DUPLICATE_EVENTS).stream()
                    .map(duplicate -> duplicate.partition() + ":" + duplicate.offset())))
        .as("records accepted or duplicate")
        .containsExactlyInAnyOrderElementsOf(
            log.stream()
                .flatMap(List::stream)
                .map(arrival -> arrival.partition() + ":" + arrival.offset())
                .toList());
  }

  private static String place(AcceptedEvent event) {
    return event.origin().partition() + ":" + event.origin().offset();
  }
}
