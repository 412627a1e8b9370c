package io.escalations.core.changelog;

import static io.escalations.core.testing.Events.CASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.RandomCases;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * What was known at any instant is what a fold of the events that had arrived by then gives,
 * however events are batched and however far the job's event time is behind that of the partition.
 */
class FactsHistoryTest {
  private static final long MINUTE = 60_000;
  private static final int ASKED = 40;

  /** So many random lives in one make a long case, mostly. */
  private static final int LONG = 16;

  /** A case as the operator keeps it, and a partition whose event time other cases move, too. */
  private static final class Run {
    private final PolicyVersions policies;
    private final List<TimelineEvent> events = new ArrayList<>();
    private final List<Long> knownAt = new ArrayList<>();
    private final List<PendingEvaluation> pending = new ArrayList<>();
    private final List<FactsChanged> steps = new ArrayList<>();
    private LongCase longCase;
    private List<PublishedAlert> alerts = List.of();
    private List<PublishedRow> rows = List.of();
    private long lastKnownAt = Long.MIN_VALUE;
    private long quietUntil = Long.MAX_VALUE;
    private long partitionTime = Long.MIN_VALUE;
    private long now = Long.MIN_VALUE;

    Run(PolicyVersions policies, boolean isLong) {
      this.policies = policies;
      longCase = isLong ? new LongCase() : null;
    }

    void arrive(TimelineEvent event) {
      long known = Math.max(event.occurredAt(), partitionTime + 1);
      events.add(event);
      knownAt.add(known);
      pending.add(new PendingEvaluation(event.eventId(), events.size(), now, known));
      partitionTime = Math.max(partitionTime, event.occurredAt() - 1);
    }

    void flush() {
      PublishedCase before = new PublishedCase(CASE, events, alerts, rows);
      FactsHistory history =
          new FactsHistory(
              new PublishedCase(CASE, events, List.of(), longCase == null ? rows : null),
              lastKnownAt,
              quietUntil,
              List.copyOf(pending));
      CaseEvaluation evaluation =
          longCase == null
              ? CaseEvaluation.of(before, pending, policies, now, 1)
              : longCase.evaluate(before, pending, policies, now, 1);
      List<FactsChanged> made = history.steps(evaluation, policies);
      // Among batches a long case may repeat what time alone has changed since its last input.
      assertThat(made).extracting(FactsChanged::knownAt).isSorted();
      steps.addAll(made);
      lastKnownAt = history.lastKnownAt();
      alerts = evaluation.publishedAlerts();
      rows = evaluation.facts().published();
      quietUntil = evaluation.timeline().nextTimer();
      pending.clear();
    }

    /** Rows by key, as the history has them. */
    <R> Map<String, R> known(Table<R> table, long at) {
      Map<String, R> known = new HashMap<>();
      for (FactsChanged step : steps) {
        if (step.knownAt() <= at) {
          step.rows(table).forEach(row -> known.put(table.key(row), row));
          step.removed(table).forEach(row -> known.remove(table.key(row)));
        }
      }
      return known;
    }

    /** The same, folded from what had arrived. */
    CaseTimeline naive(long at) {
      List<TimelineEvent> arrived = new ArrayList<>();
      for (int i = 0; i < events.size(); i++) {
        if (knownAt.get(i) <= at) {
          arrived.add(events.get(i));
        }
      }
      return arrived.isEmpty() ? null : CaseTimeline.of(CASE, arrived, policies, at);
    }
  }

  @Property(tries = 300)
  void knowsWhatHadArrived(@ForAll long seed) {
    Random random = new Random(seed);
    boolean isLong = random.nextInt(5) == 0;
    Run run = new Run(RandomCases.policies(seed), isLong);
    int batches = 1 + random.nextInt(4);
    for (TimelineEvent arrival : arrivals(seed, isLong ? LONG : 1, random)) {
      run.arrive(arrival);
      if (random.nextInt(3) == 0) { // another case, or a heartbeat
        run.partitionTime += random.nextInt(300) * MINUTE;
      }
      if (random.nextInt(batches) == 0) {
        advance(run, random);
        run.flush();
      }
    }
    run.partitionTime += 4000 * MINUTE;
    run.now = run.partitionTime;
    run.flush();

    for (long at : instants(run, random)) {
      assertKnown(run, at);
    }
    Statistics.label("steps").collect(Math.min(run.steps.size() / 5, 5));
  }

  /** The job's event time follows that of the partition, at once or far behind. */
  private static void advance(Run run, Random random) {
    long reached =
        random.nextBoolean()
            ? run.partitionTime
            : run.partitionTime - random.nextInt(2000) * MINUTE;
    run.now = Math.max(run.now, reached);
  }

  private static List<Long> instants(Run run, Random random) {
    List<Long> instants = new ArrayList<>();
    for (long known : run.knownAt) {
      Collections.addAll(instants, known - 1, known, known + 1);
    }
    Collections.shuffle(instants, random);
    instants = new ArrayList<>(instants.subList(0, Math.min(ASKED, instants.size())));
    long from = Collections.min(run.knownAt);
    for (int i = 0; i < ASKED; i++) {
      instants.add(from + (long) (random.nextDouble() * (run.now - from)));
    }
    instants.add(run.now);
    return instants;
  }

  private static void assertKnown(Run run, long at) {
    CaseTimeline naive = run.naive(at);
    assertSame(run, Tables.CASES, naive == null ? List.of() : List.of(naive.caseRow()), at);
    assertSame(run, Tables.ESCALATIONS, naive == null ? List.of() : naive.escalations(), at);
    assertSame(run, Tables.SLA_CLOCKS, naive == null ? List.of() : naive.clocks(), at);
  }

  private static <R> void assertSame(Run run, Table<R> table, List<R> expected, long at) {
    Map<String, R> byKey = new TreeMap<>();
    expected.forEach(row -> byKey.put(table.key(row), row));
    assertThat(new TreeMap<>(run.known(table, at))).as("%s at %d", table, at).isEqualTo(byKey);
  }

  /** In order, or some of them late, or all mixed. */
  private static List<TimelineEvent> arrivals(long seed, int parts, Random random) {
    List<TimelineEvent> arrivals = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      for (Events event : RandomCases.events(seed + 3L * part)) {
        arrivals.add(event.id("e" + arrivals.size()).build());
      }
    }
    arrivals.sort(TimelineEvent.ORDER);
    switch (random.nextInt(4)) {
      case 0 -> Collections.shuffle(arrivals, random);
      case 1, 2 -> {
        for (int late = 0; late < 2; late++) {
          arrivals.add(
              random.nextInt(arrivals.size()), arrivals.remove(random.nextInt(arrivals.size())));
        }
      }
      default -> {}
    }
    return arrivals;
  }
}
