package io.escalations.core.timeline;

import static io.escalations.core.testing.Events.CASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.changelog.AlertDiff;
import io.escalations.core.changelog.FactsDiff;
import io.escalations.core.changelog.PublishedAlert;
import io.escalations.core.changelog.PublishedRow;
import io.escalations.core.changelog.Trigger;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.ClockDefinition;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.sla.Threshold;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.FactTables;
import io.escalations.core.testing.RandomCases;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.SpanKind;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/**
 * What must hold for every case, whatever arrives when: facts depend on the set of events alone.
 */
class CaseTimelinePropertyTest {
  private static final String ONE_RULE =
      """
      version: v1
      effective_from: 2000-01-01T00:00:00Z
      calendars: {any: {hours: always}}
      rules:
        - {clock: resolution, target: 4h, calendar: any, on_reopen: new_cycle}
      """;
  private static final String OFFICE =
      "zone: America/New_York, week: {MONDAY: ['09:00-17:00'], TUESDAY: ['09:00-17:00'], FRIDAY:"
          + " ['09:00-17:00'], SATURDAY: ['22:00-06:00']}";
  private static final Set<ClockStatus> RUNNING =
      EnumSet.of(ClockStatus.RUNNING, ClockStatus.PAUSED);
  private static final long FORWARD = Events.instant("2026-03-08T07:00:00Z");
  private static final long BACK = Events.instant("2026-11-01T06:00:00Z");
  private static final long LONG_AFTER = Events.instant("2027-06-01T00:00:00Z");

  @Property(tries = 2000)
  void orderOfArrivalChangesNoFact(@ForAll long seed) {
    List<TimelineEvent> events = events(seed);
    List<TimelineEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));
    PolicyVersions policies = RandomCases.policies(seed);

    assertThat(comparable(CaseTimeline.of(CASE, shuffled, policies, LONG_AFTER)))
        .isEqualTo(comparable(CaseTimeline.of(CASE, events, policies, LONG_AFTER)));
  }

  @Property(tries = 2000)
  void whatWasSaidOnTheWayAddsUpToTheFinalFacts(@ForAll long seed) {
    List<TimelineEvent> events = events(seed);
    PolicyVersions policies = RandomCases.policies(seed);
    Consumer consumer = new Consumer();
    List<TimelineEvent> arrivals = new ArrayList<>(events);
    Random random = new Random(seed);
    Collections.shuffle(arrivals, random);
    List<TimelineEvent> known = new ArrayList<>();
    long now = RandomCases.beginning(seed) - 3_600_000;
    for (TimelineEvent arrival : arrivals) {
      known.add(arrival);
      consumer.evaluate(known, policies, now, arrival.eventId());
      now += random.nextInt(180) * 60_000L;
      if (random.nextBoolean()) {
        consumer.evaluate(known, policies, now, null);
      }
    }
    consumer.evaluate(known, policies, LONG_AFTER, null);

    CaseTimeline end = CaseTimeline.of(CASE, events, policies, LONG_AFTER);
    FactsChanged all = FactsDiff.of(end, List.of()).facts();
    for (Table<?> table : Tables.FACTS) {
      assertThat(consumer.tables.rows(table))
          .as(table.name())
          .containsExactlyInAnyOrderElementsOf(all.rows(table));
    }
    assertThat(consumer.standing())
        .isEqualTo(
            end.thresholds().stream()
                .map(CaseTimelinePropertyTest::key)
                .collect(Collectors.toSet()));
    long breached = end.clocks().stream().filter(clock -> clock.breachedAt() != null).count();
    assertThat(consumer.standing().stream().filter(key -> key.endsWith("/100")).count())
        .isEqualTo(breached);
    Statistics.label("alerts voided").collect(consumer.voided > 0);
    Statistics.label("alerts amended").collect(consumer.amended > 0);
  }

  @Property(tries = 1000)
  void everythingThatBecomesTrueByItselfIsAnnounced(@ForAll long seed) {
    List<TimelineEvent> events = events(seed);
    PolicyVersions policies = RandomCases.policies(seed);
    long now = Long.MIN_VALUE;
    for (int steps = 0; steps < 500; steps++) {
      CaseTimeline timeline = CaseTimeline.of(CASE, events, policies, now);
      assertThat(timeline.hasRunningClock())
          .isEqualTo(
              timeline.clocks().stream().anyMatch(clock -> RUNNING.contains(clock.status())));
      long next = timeline.nextTimer();
      if (next == Long.MAX_VALUE) {
        assertThat(comparable(CaseTimeline.of(CASE, events, policies, LONG_AFTER)))
            .isEqualTo(comparable(timeline));
        return;
      }
      assertThat(next).isGreaterThan(now);
      assertThat(comparable(CaseTimeline.of(CASE, events, policies, next - 1)))
          .isEqualTo(comparable(timeline));
      now = next;
    }
    throw new AssertionError("more instants than a case of this length can have");
  }

  @Property(tries = 1000)
  void ofWhatPassingTimeDoesRowsShowOnlyBreachesAndMigrations(@ForAll long seed) {
    List<TimelineEvent> events = events(seed);
    PolicyVersions policies = RandomCases.policies(seed);
    CaseTimeline before = CaseTimeline.of(CASE, events, policies, Long.MIN_VALUE);
    List<PublishedAlert> publishedAlerts = List.of();
    List<PublishedRow> published = FactsDiff.of(before, List.of()).published();
    while (before.nextTimer() != Long.MAX_VALUE) {
      long from = before.now();
      CaseTimeline after = CaseTimeline.of(CASE, events, policies, before.nextTimer());
      AlertDiff alerts =
          new AlertDiff(new Trigger(CASE, null, after.now(), 0), after, publishedAlerts);
      FactsDiff all = FactsDiff.of(after, published);
      boolean migration =
          policies.migrating().stream()
              .anyMatch(to -> from < to.effectiveFrom() && to.effectiveFrom() <= after.now());
      if (!migration) {
        FactsDiff breaches = FactsDiff.ofBreaches(after, alerts.alerts(), published);
        assertThat(breaches.facts()).isEqualTo(all.facts());
        assertThat(breaches.published()).isEqualTo(all.published());
        assertThat(breaches.changes()).isEqualTo(all.changes());
      }
      Statistics.label("a breach that a row shows").collect(!migration && !all.facts().isEmpty());
      publishedAlerts = alerts.published();
      published = all.published();
      before = after;
    }
  }

  @Property(tries = 1000)
  void aPauseNeverMovesDueEarlierAndCountedTimeNeverExceedsWallTime(@ForAll long seed) {
    List<TimelineEvent> events = events(seed);
    boolean always = seed % 2 == 0;
    PolicyVersions policies =
        PolicyVersions.of(
            List.of(
                PolicyParser.parse(
                    "v1.yaml", always ? ONE_RULE : ONE_RULE.replace("hours: always", OFFICE))));
    List<TimelineEvent> paused = new ArrayList<>(events);
    long from = events.get(new Random(seed).nextInt(events.size())).occurredAt() + 30_001;
    paused.add(Events.at(from, EventType.ON_HOLD).id("pause").build());
    Map<Integer, SlaClockRow> without =
        byInstance(CaseTimeline.of(CASE, events, policies, LONG_AFTER));
    Map<Integer, SlaClockRow> with =
        byInstance(CaseTimeline.of(CASE, paused, policies, LONG_AFTER));

    with.forEach(
        (instance, clock) -> {
          if (clock.dueAt() != null && without.get(instance).dueAt() != null) {
            assertThat(clock.dueAt()).isGreaterThanOrEqualTo(without.get(instance).dueAt());
          }
          if (clock.wallMillis() != null) {
            assertThat(clock.elapsedMillis() + clock.pausedMillis())
                .isLessThanOrEqualTo(clock.wallMillis());
            assertThat(
                    clock.elapsedMillis() + clock.pausedMillis() == clock.wallMillis() || !always)
                .isTrue();
          }
        });
  }

  @Property(tries = 2000)
  void anyTimeOfACaseIsInOneTierOneDepartmentAndOneState(@ForAll long seed) {
    CaseTimeline timeline =
        CaseTimeline.of(CASE, events(seed), RandomCases.policies(seed), LONG_AFTER);
    CaseBalance balance = timeline.balance();
    if (balance == null) {
      assertThat(timeline.spans()).isEmpty();
      return;
    }

    assertThat(
            balance.waitingMillis()
                + balance.onHoldMillis()
                + balance.resolvedMillis()
                + balance.workingMillis()
                + balance.offHoursMillis())
        .isEqualTo(balance.ageMillis());
    assertThat(balance.offHoursMillis()).isNotNegative();
    for (SpanKind kind : SpanKind.values()) {
      List<CaseSpanRow> spans = timeline.spans(kind);
      long end = balance.from();
      for (CaseSpanRow span : spans) {
        assertThat(span.from()).isEqualTo(end);
        end = span.to() == null ? balance.to() : span.to();
      }
      assertThat(end).isEqualTo(balance.to());
      boolean ended =
          timeline.caseRow().status() != CaseStatus.OPEN
              && timeline.caseRow().status() != CaseStatus.WAITING;
      assertThat(spans.stream().allMatch(span -> span.to() != null)).isEqualTo(ended);
    }
  }

  @Property(tries = 2000)
  void noClockCountsMoreThanPasses(@ForAll long seed) {
    for (SlaClockRow clock :
        CaseTimeline.of(CASE, events(seed), RandomCases.policies(seed), LONG_AFTER).clocks()) {
      if (clock.stoppedAt() != null) {
        assertThat(clock.elapsedMillis() + clock.pausedMillis()).isBetween(0L, clock.wallMillis());
        assertThat(clock.wallMillis()).isLessThanOrEqualTo(clock.stoppedAt() - clock.startedAt());
        assertThat(clock.overdueMillis()).isBetween(0L, clock.elapsedMillis());
        assertThat(clock.breachedAt() == null || clock.breachedAt() <= clock.stoppedAt()).isTrue();
      }
      assertThat(clock.status() == ClockStatus.BREACHED).isEqualTo(clock.breachedAt() != null);
    }
  }

  @Test
  void theGeneratorCoversWhatMatters() {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    Set<String> statuses = new TreeSet<>();
    Set<String> clocks = new TreeSet<>();
    Map<String, Integer> met = new TreeMap<>();
    for (long seed = 0; seed < 2000; seed++) {
      List<TimelineEvent> events = events(seed);
      events.forEach(event -> types.add(event.type()));
      CaseTimeline timeline = CaseTimeline.of(CASE, events, RandomCases.policies(seed), LONG_AFTER);
      long begun = events.get(0).occurredAt();
      long ended = timeline.lastEventAt();
      count(
          met,
          "ties",
          events.stream().map(TimelineEvent::occurredAt).distinct().count() < events.size());
      count(
          met,
          "events before the opening",
          events.stream()
              .anyMatch(
                  event -> event.type() == EventType.CASE_OPENED && !event.equals(events.get(0))));
      count(met, "no opening", timeline.caseRow().openedAt() == null);
      count(met, "reopened", timeline.caseRow().reopenCount() > 0);
      count(met, "waited", timeline.caseRow().waitingMillis() > 0);
      count(met, "on hold", timeline.caseRow().onHoldMillis() > 0);
      count(met, "clocks go forward", begun < FORWARD && FORWARD < ended);
      count(met, "clocks go back", begun < BACK && BACK < ended);
      count(
          met,
          "ought to be escalated",
          timeline.thresholds().stream()
              .anyMatch(level -> level.percent() == Threshold.ESCALATION_DUE));
      count(
          met,
          "migrated",
          timeline.clocks().stream()
              .anyMatch(
                  clock ->
                      !clock.policyVersion().equals("v1")
                          && clock.startedAt() < begun + 3 * 3_600_000));
      count(
          met,
          "begun before the first version",
          timeline.clocks().stream()
              .anyMatch(
                  clock ->
                      clock.startedAt() < begun + 3_600_000 && clock.policyVersion().equals("v2")));
      count(
          met, "off hours", timeline.balance() != null && timeline.balance().offHoursMillis() > 0);
      timeline.clocks().forEach(clock -> clocks.add(clock.clock()));
      timeline
          .clocks()
          .forEach(
              clock ->
                  statuses.add(
                      clock.status() + (clock.cause() == null ? "" : " " + clock.cause())));
    }

    assertThat(types).containsAll(EnumSet.complementOf(EnumSet.of(EventType.HEARTBEAT)));
    assertThat(clocks).containsAll(ClockDefinition.BUILT_IN.keySet()).contains("vendor").hasSize(9);
    assertThat(met)
        .hasSize(12)
        .allSatisfy((what, count) -> assertThat(count).as(what).isGreaterThan(40));
    assertThat(statuses)
        .containsExactlyInAnyOrder(
            "MET", "CANCELLED", "BREACHED DUE", "BREACHED POLICY_CHANGE", "PAUSED");
  }

  private static void count(Map<String, Integer> met, String what, boolean now) {
    met.merge(what, now ? 1 : 0, Integer::sum);
  }

  private static List<TimelineEvent> events(long seed) {
    return RandomCases.events(seed).stream().map(Events::build).toList();
  }

  private static Map<Integer, SlaClockRow> byInstance(CaseTimeline timeline) {
    return timeline.clocks().stream()
        .collect(Collectors.toMap(SlaClockRow::instance, clock -> clock));
  }

  private static List<Object> comparable(CaseTimeline timeline) {
    return List.of(rows(timeline), timeline.thresholds(), timeline.nextTimer());
  }

  private static List<Object> rows(CaseTimeline timeline) {
    return List.of(
        timeline.caseRow(),
        timeline.escalations(),
        timeline.clocks(),
        timeline.resolutions(),
        timeline.spans());
  }

  private static String key(Threshold level) {
    return level.clock() + "/" + level.instance() + "/" + Threshold.name(level.percent());
  }

  /** A consumer of the changelog that keeps the newest of each row. */
  private static final class Consumer {
    private final FactTables tables = new FactTables();
    private final Map<String, SlaAlert> alerts = new HashMap<>();
    private List<PublishedRow> published = List.of();
    private List<PublishedAlert> publishedAlerts = List.of();
    private int voided;
    private int amended;

    void evaluate(List<TimelineEvent> known, PolicyVersions policies, long now, String eventId) {
      CaseTimeline timeline = CaseTimeline.of(CASE, known, policies, now);
      AlertDiff alerts =
          new AlertDiff(new Trigger(CASE, eventId, now, 0), timeline, publishedAlerts);
      FactsDiff diff = FactsDiff.of(timeline, published);
      publishedAlerts = alerts.published();
      published = diff.published();
      tables.apply(diff.facts());
      alerts.alerts().forEach(alert -> receive(alert, now));
    }

    private void receive(SlaAlert alert, long now) {
      SlaAlert before = alerts.put(alert.alertId(), alert);
      assertThat(alert.at()).isLessThanOrEqualTo(now);
      assertThat(alert.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
      boolean stood = before != null && before.action() != AlertAction.VOIDED;
      assertThat(alert.action() == AlertAction.RAISED).isEqualTo(!stood);
      if (alert.action() != AlertAction.RAISED) {
        assertThat(alert.proofEventId()).isNotNull();
      }
      voided += alert.action() == AlertAction.VOIDED ? 1 : 0;
      amended += alert.action() == AlertAction.AMENDED ? 1 : 0;
    }

    Set<String> standing() {
      Set<String> keys = new HashSet<>();
      alerts.values().stream()
          .filter(alert -> alert.action() != AlertAction.VOIDED)
          .forEach(alert -> keys.add(alert.clock() + "/" + alert.instance() + "/" + alert.level()));
      return keys;
    }
  }
}
