package io.escalations.core.timeline;

import static io.escalations.core.testing.Events.CASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.said.AlertStatements;
import io.escalations.core.said.Occasion;
import io.escalations.core.said.Said;
import io.escalations.core.said.Statement;
import io.escalations.core.sla.Level;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.core.testing.RandomCases;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** What must hold for every case, whatever arrives when: facts depend on the set of events alone. */
class CaseTimelinePropertyTest {
  private static final long LONG_AFTER = Events.instant("2026-04-01T00:00:00Z");

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
    Listener listener = new Listener();
    List<TimelineEvent> arrivals = new ArrayList<>(events);
    Random random = new Random(seed);
    Collections.shuffle(arrivals, random);
    List<TimelineEvent> known = new ArrayList<>();
    long now = Events.instant("09:00");
    for (TimelineEvent arrival : arrivals) {
      known.add(arrival);
      listener.look(known, policies, now, arrival.eventId());
      now += random.nextInt(180) * 60_000L;
      listener.look(known, policies, now, null);
    }
    listener.look(known, policies, LONG_AFTER, null);

    CaseTimeline end = CaseTimeline.of(CASE, events, policies, LONG_AFTER);
    assertThat(listener.clocks.values()).containsExactlyInAnyOrderElementsOf(end.clocks());
    assertThat(listener.escalations.values()).containsExactlyInAnyOrderElementsOf(end.escalations());
    assertThat(listener.spells.values()).containsExactlyInAnyOrderElementsOf(end.spells());
    assertThat(listener.caseRow).isEqualTo(end.caseRow());
    assertThat(listener.standing()).isEqualTo(end.levels().stream().map(CaseTimelinePropertyTest::key).collect(Collectors.toSet()));
    long breached = end.clocks().stream().filter(clock -> clock.breachedAt() != null).count();
    assertThat(listener.standing().stream().filter(key -> key.endsWith("/100")).count()).isEqualTo(breached);
    Statistics.label("alerts voided").collect(listener.voided > 0);
    Statistics.label("alerts amended").collect(listener.amended > 0);
  }

  @Property(tries = 1000)
  void everythingThatBecomesTrueByItselfIsAnnounced(@ForAll long seed) {
    List<TimelineEvent> events = events(seed);
    PolicyVersions policies = RandomCases.policies(seed);
    long now = Long.MIN_VALUE;
    for (int steps = 0; steps < 60; steps++) {
      CaseTimeline timeline = CaseTimeline.of(CASE, events, policies, now);
      long next = timeline.nextInstant();
      if (next == Long.MAX_VALUE) {
        assertThat(comparable(CaseTimeline.of(CASE, events, policies, LONG_AFTER))).isEqualTo(comparable(timeline));
        return;
      }
      assertThat(next).isGreaterThan(now);
      assertThat(comparable(CaseTimeline.of(CASE, events, policies, next - 1))).isEqualTo(comparable(timeline));
      now = next;
    }
    throw new AssertionError("more instants than a case of this length can have");
  }

  @Property(tries = 1000)
  void aPauseNeverMovesDueEarlierAndCountedTimeNeverExceedsWallTime(@ForAll long seed) {
    List<TimelineEvent> events = events(seed);
    PolicyVersions policies = Policies.of("resolution | * | 4h | on_reopen: new_cycle");
    List<TimelineEvent> paused = new ArrayList<>(events);
    long from = events.get(new Random(seed).nextInt(events.size())).occurredAt() + 30_001;
    paused.add(Events.at(from, EventType.ON_HOLD).id("pause").build());
    Map<Integer, SlaClockRow> without = byInstance(CaseTimeline.of(CASE, events, policies, LONG_AFTER));
    Map<Integer, SlaClockRow> with = byInstance(CaseTimeline.of(CASE, paused, policies, LONG_AFTER));

    with.forEach((instance, clock) -> {
      if (clock.dueAt() != null && without.get(instance).dueAt() != null) {
        assertThat(clock.dueAt()).isGreaterThanOrEqualTo(without.get(instance).dueAt());
      }
      if (clock.wallMillis() != null) {
        assertThat(clock.elapsedMillis() + clock.pausedMillis()).isEqualTo(clock.wallMillis());
      }
    });
  }

  @Test
  void theGeneratorCoversWhatMatters() {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    int ties = 0;
    int late = 0;
    int reopened = 0;
    int paused = 0;
    int unopened = 0;
    Set<String> statuses = new TreeSet<>();
    for (long seed = 0; seed < 2000; seed++) {
      List<TimelineEvent> events = events(seed);
      events.forEach(event -> types.add(event.type()));
      ties += events.stream().map(TimelineEvent::occurredAt).distinct().count() < events.size() ? 1 : 0;
      late += events.stream().filter(event -> event.type() == EventType.CASE_OPENED).anyMatch(event -> event != events.get(0)) ? 1 : 0;
      CaseTimeline timeline = CaseTimeline.of(CASE, events, RandomCases.policies(seed), LONG_AFTER);
      reopened += timeline.caseRow().reopenCount() > 0 ? 1 : 0;
      paused += timeline.caseRow().waitingMillis() > 0 ? 1 : 0;
      unopened += timeline.caseRow().openedAt() == null ? 1 : 0;
      timeline.clocks().forEach(clock -> statuses.add(clock.status() + (clock.cause() == null ? "" : " " + clock.cause())));
    }

    assertThat(types).containsAll(EnumSet.complementOf(EnumSet.of(EventType.HEARTBEAT)));
    assertThat(List.of(ties, late, reopened, paused, unopened)).allMatch(count -> count > 50);
    assertThat(statuses).containsExactlyInAnyOrder("MET", "CANCELLED", "BREACHED DUE", "BREACHED POLICY_CHANGE", "PAUSED");
  }

  private static List<TimelineEvent> events(long seed) {
    return RandomCases.events(seed).stream().map(Events::build).toList();
  }

  private static Map<Integer, SlaClockRow> byInstance(CaseTimeline timeline) {
    return timeline.clocks().stream().collect(Collectors.toMap(SlaClockRow::instance, clock -> clock));
  }

  private static List<Object> comparable(CaseTimeline timeline) {
    return List.of(timeline.caseRow(), timeline.escalations(), timeline.clocks(), timeline.spells(), timeline.levels(), timeline.nextInstant());
  }

  private static String key(Level level) {
    return level.clock() + "/" + level.instance() + "/" + level.percent();
  }

  /** Somebody who only hears what is said, and keeps the newest. */
  private static final class Listener {
    private final Map<String, SlaClockRow> clocks = new LinkedHashMap<>();
    private final Map<Integer, Object> escalations = new LinkedHashMap<>();
    private final Map<Integer, Object> spells = new LinkedHashMap<>();
    private final Map<String, SlaAlert> alerts = new HashMap<>();
    private Object caseRow;
    private Said said = Said.NOTHING;
    private int voided;
    private int amended;

    void look(List<TimelineEvent> known, PolicyVersions policies, long now, String eventId) {
      CaseTimeline timeline = CaseTimeline.of(CASE, known, policies, now);
      AlertStatements alerts = new AlertStatements(new Occasion(CASE, eventId, now, 0), timeline, said.alerts());
      Statement statement = Statement.of(timeline, said.withAlerts(alerts.said()));
      said = statement.said();
      hear(statement.facts());
      alerts.statements().forEach(alert -> hear(alert, now));
    }

    private void hear(FactsChanged facts) {
      caseRow = facts.caseRow() == null ? caseRow : facts.caseRow();
      facts.clocks().forEach(clock -> clocks.put(clock.clock() + clock.instance(), clock));
      facts.escalations().forEach(row -> escalations.put(row.escalationNo(), row));
      facts.spells().forEach(row -> spells.put(row.spell(), row));
      facts.removedSpells().forEach(number -> assertThat(spells.remove(number)).isNotNull());
      facts.removedClocks().forEach(key -> assertThat(clocks.remove(key.clock() + key.instance())).isNotNull());
      facts.removedEscalations().forEach(number -> assertThat(escalations.remove(number)).isNotNull());
    }

    private void hear(SlaAlert alert, long now) {
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
