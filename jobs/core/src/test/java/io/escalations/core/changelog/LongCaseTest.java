package io.escalations.core.changelog;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.schemas.event.EventType.AGENT_REPLIED;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.CASE_UPDATED;
import static io.escalations.schemas.event.EventType.CUSTOMER_REPLIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.RandomCases;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.core.timeline.ChangeableFacts;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** What a case that is folded on publishes is what one that is folded anew does. */
class LongCaseTest {
  private static final Map<List<String>, List<SlaPolicy>> POLICIES = new ConcurrentHashMap<>();
  private static final int JOINED = 4;
  private static final int MESSAGES = 1000;
  private static final int LATE = 50;
  private static final PolicyVersions SEVERAL =
      PolicyVersions.of(
          List.of(
              PolicyParser.parse(
                  "several.yaml",
                  """
                  version: "several"
                  effective_from: 2000-01-01T00:00:00Z
                  calendars: {always: {hours: always}}
                  rules:
                    - {clock: first_response, target: 1h, calendar: always, warn_at: [50]}
                    - {clock: next_response, target: 1h, calendar: always, warn_at: [50, 90]}
                    - {clock: resolution, target: 200h, calendar: always, warn_at: [50, 90]}
                    - {clock: total_resolution, target: 300h, calendar: always}
                  """)));
  private static final long MINUTE = 60_000;

  /** One case that is folded on, and the same folded anew at each evaluation. */
  private static final class Both {
    private final List<TimelineEvent> events = new ArrayList<>();
    private final LongCase goingOn = new LongCase();
    private final List<PendingEvaluation> pending = new ArrayList<>();
    private List<PublishedAlert> alerts = List.of();
    private List<PublishedRow> rows = List.of();
    private int folded;
    private int foldedAnew;
    private int retracted;

    void arrive(TimelineEvent event, long now) {
      events.add(event);
      pending.add(new PendingEvaluation(event.eventId(), events.size(), now, now));
    }

    void publish(long now) {
      pending.add(new PendingEvaluation(null, events.size(), now, now));
    }

    void evaluate(PolicyVersions policies, long now) {
      PublishedCase before = new PublishedCase(CASE, events, alerts, rows);
      CaseEvaluation expected = CaseEvaluation.of(before, pending, policies, now, 7);
      CaseEvaluation actual = goingOn.evaluate(before, pending, policies, now, 7);

      assertThat(byAlert(actual.alerts())).isEqualTo(byAlert(expected.alerts()));
      assertThat(new HashSet<>(actual.alertChanges()))
          .isEqualTo(new HashSet<>(expected.alertChanges()));
      for (Table<?> table : Tables.FACTS) {
        assertSame(table, actual.facts().facts(), expected.facts().facts());
      }
      assertThat(new HashSet<>(actual.facts().changes()))
          .isEqualTo(new HashSet<>(expected.facts().changes()));
      assertThat(actual.publishedAlerts())
          .containsExactlyInAnyOrderElementsOf(expected.publishedAlerts());
      assertThat(actual.facts().published())
          .containsExactlyInAnyOrderElementsOf(expected.facts().published());
      assertThat(comparable(actual.timeline())).isEqualTo(comparable(expected.timeline()));

      alerts = expected.publishedAlerts();
      rows = expected.facts().published();
      pending.clear();
      folded += actual.foldedEvents();
      foldedAnew += expected.foldedEvents();
      retracted +=
          (int)
              expected.alerts().stream()
                  .filter(alert -> alert.action() != AlertAction.RAISED)
                  .count();
    }
  }

  /** Which tombstone is first is of no meaning. */
  private static <R> void assertSame(Table<R> table, FactsChanged actual, FactsChanged expected) {
    assertThat(actual.rows(table)).isEqualTo(expected.rows(table));
    assertThat(new HashSet<>(actual.removed(table)))
        .isEqualTo(new HashSet<>(expected.removed(table)));
  }

  @Property(tries = 300)
  void publishesTheSameWhateverArrivesWhen(@ForAll long seed) {
    Random random = new Random(seed);
    Both both = new Both();
    List<TimelineEvent> arrivals = arrivals(seed, random);
    List<SlaPolicy> unpublished = new ArrayList<>(policies(seed));
    List<SlaPolicy> published = new ArrayList<>();
    PolicyVersions versions = PolicyVersions.NONE;
    boolean punctual = random.nextBoolean();
    long now = random.nextInt(4) == 0 ? Long.MIN_VALUE : RandomCases.beginning(seed) - 60 * MINUTE;
    for (TimelineEvent arrival : arrivals) {
      if (!unpublished.isEmpty() && random.nextInt(5) == 0) {
        published.add(unpublished.remove(random.nextInt(unpublished.size())));
        versions = PolicyVersions.of(published);
        both.publish(now);
      }
      both.arrive(arrival, now);
      now = Math.max(now, next(now, arrival, punctual, random));
      if (random.nextInt(3) > 0) {
        both.evaluate(versions, now);
      }
      if (random.nextInt(5) == 0 && now > Long.MIN_VALUE) {
        now += random.nextInt(100) * MINUTE;
        both.evaluate(versions, now); // a timer may have fired
      }
    }
    both.evaluate(versions, now + 400L * 24 * 60 * MINUTE);
    Statistics.label("less was folded").collect(both.folded < both.foldedAnew / 2);
    Statistics.label("alerts retracted").collect(both.retracted > 0);
  }

  @Test
  void foldsEachEventOnceAndComparesOnlyWhatMayHaveChanged() {
    LongRun run = new LongRun();
    int folded = 0;
    int mostClocks = 0;
    int mostInstances = 0;
    for (int number = 0; number < MESSAGES; number++) {
      run.arrive(message(number));
      CaseEvaluation evaluation = run.evaluate(instant(number));
      folded += evaluation.foldedEvents();
      ChangeableFacts compared = evaluation.timeline().changeable();
      mostClocks = Math.max(mostClocks, compared.clocks().size());
      mostInstances = Math.max(mostInstances, compared.instances().size());
    }

    assertThat(run.rows).hasSizeGreaterThan(MESSAGES / 2);
    assertThat(run.alerts).hasSizeGreaterThan(MESSAGES / 20);
    assertThat(folded).isEqualTo(MESSAGES);
    assertThat(mostClocks).isLessThan(10);
    assertThat(mostInstances).isLessThan(10);
  }

  @Test
  void aBurstOfLateEventsFoldsAnewOnce() {
    LongRun run = new LongRun();
    run.arriveAll(MESSAGES);
    run.evaluate(instant(MESSAGES));
    for (int late = 0; late < LATE; late++) {
      run.arrive(Events.at(instant(10 * late) + 1, CASE_UPDATED).id("late-" + late).build());
    }

    assertThat(run.evaluate(instant(MESSAGES)).foldedEvents()).isEqualTo(MESSAGES + LATE);

    run.arrive(message(MESSAGES));
    assertThat(run.evaluate(instant(MESSAGES)).foldedEvents()).isEqualTo(1);
  }

  @Test
  void anEventThatIsTheLastOfItsCaseRetractsWithoutFoldingAnew() {
    LongRun run = new LongRun();
    run.arriveAll(MESSAGES - 1);
    run.evaluate(instant(MESSAGES + 10)); // the customer waits for an answer, and it is late
    run.arrive(message(MESSAGES - 1), instant(MESSAGES + 10));
    CaseEvaluation evaluation = run.evaluate(instant(MESSAGES + 10));

    assertThat(evaluation.alerts())
        .isNotEmpty()
        .allMatch(alert -> alert.action() == AlertAction.VOIDED)
        .allMatch(alert -> alert.proofEventId().equals("m" + (MESSAGES - 1)));
    assertThat(evaluation.foldedEvents()).isLessThan(5);
  }

  /** A case of messages that customer and agent exchange, every twentieth answer late. */
  private static final class LongRun {
    private final List<TimelineEvent> events = new ArrayList<>();
    private final List<PendingEvaluation> pending = new ArrayList<>();
    private final LongCase goingOn = new LongCase();
    private List<PublishedAlert> alerts = List.of();
    private List<PublishedRow> rows = List.of();

    void arriveAll(int messages) {
      for (int number = 0; number < messages; number++) {
        arrive(message(number));
      }
    }

    void arrive(TimelineEvent event) {
      arrive(event, event.occurredAt());
    }

    void arrive(TimelineEvent event, long now) {
      events.add(event);
      pending.add(new PendingEvaluation(event.eventId(), events.size(), now, now));
    }

    CaseEvaluation evaluate(long now) {
      CaseEvaluation evaluation =
          goingOn.evaluate(
              new PublishedCase(CASE, events, List.of(), List.of()), pending, SEVERAL, now, 1);
      alerts = evaluation.publishedAlerts();
      rows = evaluation.facts().published();
      pending.clear();
      return evaluation;
    }
  }

  private static TimelineEvent message(int number) {
    EventType type = number % 2 == 0 ? CUSTOMER_REPLIED : AGENT_REPLIED;
    long late = number % 20 == 3 ? 11 * MINUTE : 0;
    return Events.at(instant(number) + late, number == 0 ? CASE_OPENED : type)
        .id("m" + number)
        .build();
  }

  private static long instant(int number) {
    return Events.instant("10:00") + 20L * MINUTE * number;
  }

  /** Event time trails the events of a case, or is ahead of them. */
  private static long next(long now, TimelineEvent arrival, boolean punctual, Random random) {
    if (punctual) {
      return arrival.occurredAt() - 1;
    }
    return switch (random.nextInt(4)) {
      case 0 -> now;
      case 1 -> arrival.occurredAt();
      case 2 -> arrival.occurredAt() - random.nextInt(600) * MINUTE;
      default -> arrival.occurredAt() + random.nextInt(120) * MINUTE;
    };
  }

  /** In order, or some of them late, or all mixed. */
  private static List<TimelineEvent> arrivals(long seed, Random random) {
    List<TimelineEvent> arrivals = new ArrayList<>();
    for (int part = 0; part < JOINED; part++) {
      int number = 0;
      for (Events event : RandomCases.events(seed + 3L * part)) {
        arrivals.add(event.id("e" + part + "-" + number++).build());
      }
    }
    arrivals.sort(TimelineEvent.ORDER);
    switch (random.nextInt(4)) {
      case 0 -> Collections.shuffle(arrivals, random);
      case 1 -> {
        for (int late = 0; late < 3; late++) {
          arrivals.add(
              random.nextInt(arrivals.size()), arrivals.remove(random.nextInt(arrivals.size())));
        }
      }
      default -> {}
    }
    return arrivals;
  }

  private static List<SlaPolicy> policies(long seed) {
    return POLICIES.computeIfAbsent(
        RandomCases.policyTexts(seed),
        texts -> texts.stream().map(text -> PolicyParser.parse("policy.yaml", text)).toList());
  }

  /** Revisions of one alert stay in their order; which alert is first is of no meaning. */
  private static List<SlaAlert> byAlert(List<SlaAlert> alerts) {
    return alerts.stream().sorted(Comparator.comparing(SlaAlert::alertId)).toList();
  }

  private static List<Object> comparable(CaseTimeline timeline) {
    return List.of(
        timeline.caseRow(),
        timeline.escalations(),
        timeline.clocks(),
        timeline.resolutions(),
        timeline.spans(),
        timeline.thresholds(),
        timeline.histories(),
        timeline.phases(),
        timeline.events(),
        timeline.nextTimer(),
        timeline.hasRunningClock(),
        timeline.lastEventAt());
  }
}
