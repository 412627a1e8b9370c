package io.escalations.core.changelog;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.core.testing.Folds.fold;
import static io.escalations.schemas.event.EventType.*;
import static io.escalations.schemas.event.Priority.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaAlert;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alerts of a case whose events arrive late; it opens at 10:00 and is due at 14:00. */
class AlertDiffTest {
  private static final PolicyVersions FOUR_HOURS = Policies.of("resolution | * | 4h");
  private static final PolicyVersions WARNED = Policies.of("resolution | * | 4h | warn_at: [50]");
  private static final PolicyVersions AUTO_ESCALATION =
      PolicyVersions.of(
          List.of(
              PolicyParser.parse(
                  "v1.yaml",
                  "{version: v1, effective_from: 2000-01-01T00:00:00Z, rules: [], auto_escalation:"
                      + " {open_for: {P1: 4h}}}")));

  /** Evaluates the case again and again, with all that arrived so far. */
  private static final class Watch {
    private final PolicyVersions policies;
    private final List<Events> known =
        new ArrayList<>(List.of(at("10:00", CASE_OPENED).priority(P1).department("A")));
    private List<PublishedAlert> published = List.of();

    Watch(PolicyVersions policies) {
      this.policies = policies;
    }

    List<SlaAlert> time(String now) {
      return evaluate(now, null);
    }

    List<SlaAlert> arrives(String now, Events event) {
      known.add(event);
      return evaluate(now, event.event().eventId());
    }

    private List<SlaAlert> evaluate(String now, String eventId) {
      AlertDiff alerts =
          new AlertDiff(
              new Trigger(CASE, eventId, instant(now), 1),
              fold(policies, now, known.toArray(Events[]::new)),
              published);
      published = alerts.published();
      return alerts.alerts();
    }
  }

  @Test
  void aBreachIsRaisedWhenEventTimeReachesItAndOnce() {
    Watch watch = new Watch(FOUR_HOURS);

    assertThat(watch.time("13:59:59.999")).isEmpty();
    SlaAlert raised = watch.time("14:10").get(0);
    assertThat(raised.alertId())
        .isEqualTo("0b1fd29bc8e9b79dd15aa61b83f5d756cfaf01c0b819f55f4f291c60f62d635d");
    assertThat(raised.action()).isEqualTo(AlertAction.RAISED);
    assertThat(raised.revision()).isEqualTo(1);
    assertThat(raised.level()).isEqualTo("100");
    assertThat(raised.at()).isEqualTo(instant("14:00"));
    assertThat(raised.dueAt()).isEqualTo(instant("14:00"));
    assertThat(raised.knownAt()).isEqualTo(instant("14:10"));
    assertThat(raised.status()).isEqualTo(ClockStatus.BREACHED);
    assertThat(raised.department()).isEqualTo("A");
    assertThat(raised.proofEventId()).isNull();
    assertThat(watch.time("14:20")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"13:55", "14:00"})
  void isVoidedByAStopInTimeThatArrivesLate(String stop) {
    Watch watch = new Watch(FOUR_HOURS);
    watch.time("14:30");

    SlaAlert voided = watch.arrives("14:30", at(stop, RESOLVED).id("late")).get(0);

    assertThat(voided.action()).isEqualTo(AlertAction.VOIDED);
    assertThat(voided.revision()).isEqualTo(2);
    assertThat(voided.proofEventId()).isEqualTo("late");
    assertThat(voided.at()).isEqualTo(instant("14:00"));
    assertThat(voided.dueAt()).isEqualTo(instant("14:00"));
    assertThat(voided.status()).isEqualTo(ClockStatus.MET);
  }

  @Test
  void standsThoughItsStopArrivesLate() {
    Watch watch = new Watch(FOUR_HOURS);
    watch.time("14:30");

    assertThat(watch.arrives("14:30", at("14:00:00.001", RESOLVED))).isEmpty();
  }

  @Test
  void mayBeRaisedAgainAsTheNextRevision() {
    Watch watch = new Watch(FOUR_HOURS);
    watch.time("14:20");
    watch.arrives("14:20", at("13:00", WAITING_ON_CUSTOMER));
    watch.arrives("14:25", at("13:30", RESUMED));

    assertThat(watch.time("14:29")).isEmpty();
    assertThat(watch.time("14:30"))
        .extracting(
            SlaAlert::action,
            SlaAlert::revision,
            SlaAlert::at,
            SlaAlert::dueAt,
            SlaAlert::proofEventId)
        .containsExactly(tuple(AlertAction.RAISED, 3, instant("14:30"), instant("14:30"), null));
  }

  @Test
  void isAmendedIfItIsStillTrueWithAnotherDue() {
    Watch watch = new Watch(FOUR_HOURS);
    watch.time("14:40");
    watch.arrives("14:40", at("13:30", RESUMED));

    assertThat(watch.arrives("14:40", at("13:00", WAITING_ON_CUSTOMER).id("waiting")))
        .extracting(
            SlaAlert::action,
            SlaAlert::revision,
            SlaAlert::at,
            SlaAlert::dueAt,
            SlaAlert::status,
            SlaAlert::proofEventId)
        .containsExactly(
            tuple(
                AlertAction.AMENDED,
                2,
                instant("14:30"),
                instant("14:30"),
                ClockStatus.BREACHED,
                "waiting"));
  }

  @Test
  void isAmendedIfItWasBreachedAtAnotherInstantThoughTheDueIsTheSame() {
    Watch watch = new Watch(Policies.of("resolution | P1 | 24h", "resolution | P2 | 4h"));
    watch.arrives("16:30", at("16:00", CASE_UPDATED).priority(P2));

    assertThat(watch.arrives("16:30", at("15:00", CASE_UPDATED).priority(P2).id("earlier")))
        .extracting(SlaAlert::action, SlaAlert::at, SlaAlert::dueAt, SlaAlert::proofEventId)
        .containsExactly(tuple(AlertAction.AMENDED, instant("15:00"), instant("14:00"), "earlier"));
  }

  @Test
  void aWarningIsAmendedWhenItsDueMoves() {
    Watch watch = new Watch(WARNED);
    watch.time("13:00");
    watch.arrives("13:00", at("11:30", RESUMED));

    assertThat(watch.arrives("13:00", at("11:00", ON_HOLD).id("held")))
        .extracting(
            SlaAlert::action,
            SlaAlert::level,
            SlaAlert::at,
            SlaAlert::dueAt,
            SlaAlert::proofEventId)
        .containsExactly(
            tuple(AlertAction.AMENDED, "50", instant("12:30"), instant("14:30"), "held"));
  }

  @Test
  void aWarningThatAPauseComesBeforeIsVoided() {
    Watch watch = new Watch(WARNED);
    watch.time("13:00");

    assertThat(watch.arrives("13:00", at("11:00", ON_HOLD).id("held")))
        .extracting(
            SlaAlert::action,
            SlaAlert::level,
            SlaAlert::at,
            SlaAlert::status,
            SlaAlert::proofEventId)
        .containsExactly(
            tuple(AlertAction.VOIDED, "50", instant("12:00"), ClockStatus.PAUSED, "held"));
  }

  @Test
  void oneEventMayDisproveSeveralLevels() {
    Watch watch = new Watch(WARNED);
    watch.time("15:00");

    assertThat(watch.arrives("15:00", at("11:00", RESOLVED).id("late")))
        .extracting(SlaAlert::action, SlaAlert::level, SlaAlert::proofEventId)
        .containsExactlyInAnyOrder(
            tuple(AlertAction.VOIDED, "50", "late"), tuple(AlertAction.VOIDED, "100", "late"));
  }

  @Test
  void thatACaseOughtToBeEscalatedIsVoidedByALateEscalationAtItsInstant() {
    Watch watch = new Watch(AUTO_ESCALATION);

    SlaAlert raised = watch.time("14:30").get(0);
    assertThat(raised.alertId())
        .isEqualTo("0af35b6cc128f7fba0ba033eaf56fcb54ebc4892d92a375e9a3a56d088d68f64");
    assertThat(raised.level()).isEqualTo("ESCALATION_DUE");
    assertThat(watch.arrives("14:30", at("14:00:00.001", ESCALATED))).isEmpty();
    assertThat(watch.arrives("14:30", at("14:00", ESCALATED).id("late")))
        .extracting(
            SlaAlert::action,
            SlaAlert::clock,
            SlaAlert::instance,
            SlaAlert::revision,
            SlaAlert::proofEventId)
        .containsExactly(tuple(AlertAction.VOIDED, "case", 1, 2, "late"));
  }

  @Test
  void attributesAreThoseOfTheLevelsInstant() {
    Watch watch = new Watch(FOUR_HOURS);
    watch.arrives("13:00", at("13:00", CASE_UPDATED).department("B"));
    watch.arrives("13:30", at("15:00", CASE_UPDATED).department("C"));

    assertThat(watch.time("16:00")).extracting(SlaAlert::department).containsExactly("B");
  }
}
