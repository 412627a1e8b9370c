package io.escalations.core.backtest;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.ON_HOLD;
import static io.escalations.schemas.event.EventType.REOPENED;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static io.escalations.schemas.event.EventType.RESUMED;
import static io.escalations.schemas.event.Priority.P1;
import static io.escalations.schemas.event.Priority.P2;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.core.testing.RandomCases;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.ClockStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The case opens on Monday 2026-03-02 at 10:00Z. */
class CasePairTest {
  private static final PolicyVersions FOUR_HOURS = Policies.of("resolution | * | 4h");
  private static final long LONG_AFTER = instant("2027-06-01T00:00:00Z");
  private static final int MINUTE = 60_000;

  private static CasePair pair(
      PolicyVersions oldPolicies, PolicyVersions newPolicies, Events... events) {
    return CasePair.of(
        CASE,
        Stream.of(events).map(Events::build).toList(),
        oldPolicies,
        newPolicies,
        instant("20:00"));
  }

  private static List<TimelineEvent> events(long seed) {
    return RandomCases.events(seed).stream().map(Events::build).toList();
  }

  @Property(tries = 300)
  void aPolicyAgainstItselfFlipsNothing(@ForAll long seed) {
    PolicyVersions policies = RandomCases.policies(seed);
    CasePair pair = CasePair.of(CASE, events(seed), policies, policies, LONG_AFTER);

    assertThat(pair.flips()).isEmpty();
    assertThat(pair.clocks()).allMatch(clock -> clock.underOld().equals(clock.underNew()));
  }

  @Property(tries = 300)
  void flipsAreTheBreachesThatOneFoldHasAndTheOtherHasNot(@ForAll long seed) {
    PolicyVersions before = RandomCases.policies(seed);
    PolicyVersions after = RandomCases.policies(seed + 3); // for cases of the same beginning
    CasePair pair = CasePair.of(CASE, events(seed), before, after, LONG_AFTER);

    Set<String> onlyOld = breaches(seed, before);
    onlyOld.removeAll(breaches(seed, after));
    Set<String> onlyNew = breaches(seed, after);
    onlyNew.removeAll(breaches(seed, before));
    assertThat(named(pair, Flip.ONLY_OLD)).isEqualTo(onlyOld);
    assertThat(named(pair, Flip.ONLY_NEW)).isEqualTo(onlyNew);
  }

  private static Set<String> breaches(long seed, PolicyVersions policies) {
    return CaseTimeline.of(CASE, events(seed), policies, LONG_AFTER).clocks().stream()
        .filter(clock -> clock.breachedAt() != null)
        .map(clock -> clock.clock() + "#" + clock.instance())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> named(CasePair pair, Flip flip) {
    return pair.flips().stream()
        .filter(row -> row.flip() == flip)
        .map(row -> row.clock() + "#" + row.instance())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Property(tries = 300)
  void aTighterTargetFlipsWhatTookLongerThanItAndNoLongerThanTheOldOne(
      @ForAll @IntRange(min = 2, max = 400) int oldMinutes,
      @ForAll @IntRange(min = 1, max = 400) int newMinutes,
      @ForAll @IntRange(max = 500) int tookMinutes) {
    long opened = instant("10:00");
    CasePair pair =
        pair(
            Policies.of("total_resolution | * | " + oldMinutes + "m"),
            Policies.of("total_resolution | * | " + newMinutes + "m"),
            at(opened, CASE_OPENED),
            at(opened + (long) tookMinutes * MINUTE, RESOLVED));

    boolean late = tookMinutes > oldMinutes;
    boolean lateUnderNew = tookMinutes > newMinutes;
    Flip flip = lateUnderNew ? Flip.ONLY_NEW : Flip.ONLY_OLD;
    assertThat(pair.flips().stream().map(FlipRow::flip))
        .isEqualTo(late == lateUnderNew ? List.of() : List.of(flip));
  }

  @Property(tries = 300)
  void theOrderOfEventsChangesNothing(@ForAll long seed) {
    PolicyVersions before = RandomCases.policies(seed);
    PolicyVersions after = RandomCases.policies(seed + 3);
    List<TimelineEvent> shuffled = new ArrayList<>(events(seed));
    Collections.shuffle(shuffled, new Random(seed));
    CasePair inOrder = CasePair.of(CASE, events(seed), before, after, LONG_AFTER);
    CasePair inAnother = CasePair.of(CASE, shuffled, before, after, LONG_AFTER);

    assertThat(inAnother.clocks()).isEqualTo(inOrder.clocks());
    assertThat(inAnother.flips()).isEqualTo(inOrder.flips());
  }

  @Test
  void aTighterTargetIsTheReason() {
    CasePair pair =
        pair(
            FOUR_HOURS,
            Policies.of("resolution | * | 1h"),
            at("10:00", CASE_OPENED).priority(P2).department("Desk"),
            at("12:00", RESOLVED).id("solved"));

    FlipRow row = pair.flips().get(0);
    assertThat(row)
        .isEqualTo(
            new FlipRow(
                CASE,
                "resolution",
                1,
                Flip.ONLY_NEW,
                ClockStatus.MET,
                ClockStatus.BREACHED,
                instant("14:00"),
                instant("11:00"),
                null,
                instant("11:00"),
                P2,
                "Desk",
                "target 4h → 1h; due 3h earlier"
                    + " | OLD: stopped by RESOLVED at 2026-03-02T12:00:00.000Z (solved), 2h before"
                    + " due"
                    + " | NEW: its target was reached at 2026-03-02T11:00:00.000Z without a stop;"
                    + " ended by RESOLVED at 2026-03-02T12:00:00.000Z (solved), 1h late"));
  }

  @Test
  void anInstanceThatOneSideLacksIsNotBreachedThere() {
    CasePair pair =
        pair(
            PolicyVersions.NONE,
            FOUR_HOURS,
            at("10:00", CASE_OPENED).priority(P1),
            at("15:00", RESOLVED));

    FlipRow row = pair.flips().get(0);
    assertThat(row.flip()).isEqualTo(Flip.ONLY_NEW);
    assertThat(row.statusOld()).isNull();
    assertThat(row.dueOld()).isNull();
    assertThat(row.breachedOld()).isNull();
    assertThat(row.reason())
        .startsWith("a target only under NEW | OLD: no rule of the policy in force matches");
  }

  @Test
  void anotherInstanceMayExistUnderOneSideOnly() {
    CasePair pair =
        pair(
            FOUR_HOURS,
            Policies.of("resolution | * | 1h | on_reopen: new_cycle"),
            at("10:00", CASE_OPENED),
            at("10:30", RESOLVED),
            at("11:00", REOPENED),
            at("13:00", RESOLVED));

    FlipRow row = pair.flips().get(0);
    assertThat(row.instance()).isEqualTo(2);
    assertThat(row.flip()).isEqualTo(Flip.ONLY_NEW);
    assertThat(row.reason())
        .startsWith("a target only under NEW | OLD: there is no such instance | NEW: ");
  }

  @Test
  void otherHoursOfACalendarAreTheReason() {
    CasePair pair =
        pair(
            PolicyVersions.of(List.of(office("08:00-18:00"))),
            PolicyVersions.of(List.of(office("13:00-18:00"))),
            at("10:00", CASE_OPENED),
            at("14:00", RESOLVED));

    assertThat(pair.flips().get(0).flip()).isEqualTo(Flip.ONLY_OLD);
    assertThat(pair.flips().get(0).reason())
        .startsWith("calendar office has other hours; due 3h later | OLD: ");
  }

  private static SlaPolicy office(String hours) {
    return PolicyParser.parse(
        "office.yaml",
        """
        version: "%1$s"
        effective_from: 2000-01-01T00:00:00Z
        calendars: {office: {zone: UTC, week: {MONDAY: ["%1$s"]}}}
        rules: [{clock: total_resolution, target: 2h, calendar: office}]
        """
            .formatted(hours));
  }

  @Test
  void anotherPauseIsTheReason() {
    CasePair pair =
        pair(
            PolicyVersions.of(List.of(vendor("[]"))),
            PolicyVersions.of(List.of(vendor("[ON_HOLD]"))),
            at("10:00", CASE_OPENED),
            at("10:30", ON_HOLD),
            at("12:00", RESUMED),
            at("12:30", RESOLVED));

    assertThat(pair.flips().get(0).flip()).isEqualTo(Flip.ONLY_OLD);
    assertThat(pair.flips().get(0).reason()).startsWith("paused 0 → 1h30m; due 1h30m later");
  }

  private static SlaPolicy vendor(String pause) {
    return PolicyParser.parse(
        "vendor.yaml",
        """
        version: vendor
        effective_from: 2000-01-01T00:00:00Z
        calendars: {always: {hours: always}}
        clocks: {repair: {start: [CASE_OPENED], pause: %s, stop: [RESOLVED], cancel: [CANCELLED]}}
        rules: [{clock: repair, target: 2h, calendar: always}]
        """
            .formatted(pause));
  }

  @Test
  void aDraftRulesAllOfHistoryWheneverItComesIntoForce() {
    SlaPolicy draft = Policies.policy("draft", "2030-01-01T00:00:00Z", true, "resolution | * | 1h");
    CasePair pair =
        pair(
            FOUR_HOURS,
            PolicyVersions.always(draft),
            at("10:00", CASE_OPENED),
            at("12:00", RESOLVED));

    assertThat(pair.flips().get(0).flip()).isEqualTo(Flip.ONLY_NEW);
    assertThat(pair.clocks().get(0).underNew().policyVersion()).isEqualTo("draft");
  }
}
