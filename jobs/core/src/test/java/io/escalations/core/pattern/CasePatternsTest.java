package io.escalations.core.pattern;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.CASE_UPDATED;
import static io.escalations.schemas.event.EventType.ESCALATED;
import static io.escalations.schemas.event.EventType.REOPENED;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.UserError;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.PatternKind;
import io.escalations.schemas.fact.SpanKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From the fold's facts of a case to the patterns of its path. */
class CasePatternsTest {
  private static List<IssuePatternRow> patterns(Events... events) {
    List<TimelineEvent> all = Stream.of(events).map(Events::build).toList();
    CaseTimeline timeline =
        CaseTimeline.of(CASE, all, PolicyVersions.NONE, instant("2026-03-09T00:00:00Z"));
    CasePath path =
        CasePath.NEW
            .with(timeline.caseRow())
            .withStays(timeline.spans(SpanKind.DEPARTMENT), List.of())
            .withHandOvers(timeline.escalations(), List.of())
            .withStops(timeline.resolutions(), List.of());
    return CasePatterns.of(CASE, path, PatternRules.standard());
  }

  @Test
  void aCaseHandedToAndFroIsPingPongFromTheSecondReturn() {
    List<IssuePatternRow> patterns =
        patterns(
            at("10:00", CASE_OPENED).department("A"),
            at("11:00", CASE_UPDATED).department("B"),
            at("12:00", CASE_UPDATED).department("A"),
            at("13:00", CASE_UPDATED).department("B"),
            at("14:00", CASE_UPDATED).department("A"));

    assertThat(patterns)
        .extracting(
            IssuePatternRow::patternId,
            IssuePatternRow::observed,
            IssuePatternRow::firstSeen,
            IssuePatternRow::lastSeen,
            IssuePatternRow::active)
        .containsExactly(tuple("PING_PONG:" + CASE, 3, instant("13:00"), instant("14:00"), true));
  }

  @Test
  void oneReturnIsNone() {
    assertThat(
            patterns(
                at("10:00", CASE_OPENED).department("A"),
                at("11:00", CASE_UPDATED).department("B"),
                at("12:00", CASE_UPDATED).department("A")))
        .isEmpty();
  }

  @Test
  void aCaseSolvedForTheThirdTimeIsAReopenLoopAndARelapseMakesItActiveAgain() {
    Events[] threeStops = {
      at("10:00", CASE_OPENED),
      at("11:00", RESOLVED),
      at("12:00", REOPENED),
      at("13:00", RESOLVED),
      at("14:00", REOPENED),
      at("15:00", RESOLVED)
    };
    assertThat(patterns(threeStops))
        .extracting(
            IssuePatternRow::kind,
            IssuePatternRow::firstSeen,
            IssuePatternRow::active,
            IssuePatternRow::episode)
        .containsExactly(tuple(PatternKind.REOPEN_LOOP, instant("15:00"), false, 3));

    Events[] reopened =
        Stream.concat(Stream.of(threeStops), Stream.of(at("16:00", REOPENED)))
            .toArray(Events[]::new);
    assertThat(patterns(reopened))
        .extracting(IssuePatternRow::active, IssuePatternRow::episode)
        .containsExactly(tuple(true, 4));
  }

  @Test
  void aHandOverPastATierIsATierSkip() {
    List<IssuePatternRow> patterns =
        patterns(
            at("10:00", CASE_OPENED).tier(1),
            at("11:00", ESCALATED).tier(2),
            at("12:00", ESCALATED).tier(4),
            at("13:00", ESCALATED));

    assertThat(patterns)
        .extracting(IssuePatternRow::kind, IssuePatternRow::observed, IssuePatternRow::firstSeen)
        .containsExactly(tuple(PatternKind.TIER_SKIP, 2, instant("12:00")));
  }

  @Test
  void aKindWithoutARuleIsNotLookedFor() {
    assertThat(PatternRules.parse("own.yaml", "tier_skip: {tiers: 3}\n").thresholds())
        .containsOnlyKeys(PatternKind.TIER_SKIP);
  }

  @Test
  void aBadRuleIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> PatternRules.parse("own.yaml", "ping_pong: {returns: 0}\n"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "own.yaml:1: ping_pong.returns: expected a whole number from 1 to 1000, found '0'");
    assertThatThrownBy(() -> PatternRules.parse("own.yaml", "pingpong: {returns: 2}\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("own.yaml:1: pingpong: unknown key");
  }
}
