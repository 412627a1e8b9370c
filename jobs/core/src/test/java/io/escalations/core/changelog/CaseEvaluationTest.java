package io.escalations.core.changelog;

import static io.escalations.core.testing.Events.CASE;
import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.AGENT_REPLIED;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static io.escalations.schemas.event.EventType.ON_HOLD;
import static io.escalations.schemas.event.EventType.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Policies;
import io.escalations.core.testing.RandomCases;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.Tables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** A case that opens at 10:00 and is due at 14:00; its inputs come in batches. */
class CaseEvaluationTest {
  private static final PolicyVersions FOUR_HOURS = Policies.of("resolution | * | 4h");

  /** What an operator does, without state and timers. */
  private static final class Batches {
    private final List<TimelineEvent> events = new ArrayList<>();
    private final List<SlaAlert> emitted = new ArrayList<>();
    private PolicyVersions policies;
    private List<PublishedAlert> alerts = List.of();
    private List<PublishedRow> rows = List.of();
    private List<PendingEvaluation> pending = new ArrayList<>();

    Batches(PolicyVersions policies) {
      this.policies = policies;
    }

    Batches arrive(long now, TimelineEvent event) {
      events.add(event);
      pending.add(new PendingEvaluation(event.eventId(), events.size(), now, now));
      return this;
    }

    Batches arrive(String now, Events event) {
      return arrive(instant(now), event.build());
    }

    Batches publish(String now, PolicyVersions versions) {
      policies = versions;
      pending.add(new PendingEvaluation(null, events.size(), instant(now), instant(now)));
      return this;
    }

    CaseEvaluation evaluate(String now) {
      return evaluate(instant(now));
    }

    CaseEvaluation evaluate(long now) {
      CaseEvaluation evaluation =
          CaseEvaluation.of(
              new PublishedCase(CASE, events, alerts, rows), pending, policies, now, 1);
      emitted.addAll(evaluation.alerts());
      alerts = evaluation.publishedAlerts();
      rows = evaluation.facts().published();
      pending = new ArrayList<>();
      return evaluation;
    }
  }

  private static Batches opened() {
    Batches batches = new Batches(FOUR_HOURS).arrive("10:00", at("10:00", CASE_OPENED));
    batches.evaluate("10:00");
    return batches;
  }

  private static Batches breached() {
    Batches batches = opened();
    assertThat(batches.evaluate("15:00").alerts())
        .extracting(SlaAlert::action)
        .containsExactly(AlertAction.RAISED);
    return batches;
  }

  @Test
  void anAlertThatTheSameBatchDisprovesIsNeverPublished() {
    CaseEvaluation evaluation = opened().arrive("15:00", at("13:55", RESOLVED)).evaluate("15:00");

    assertThat(evaluation.alerts()).isEmpty();
    assertThat(evaluation.facts().facts().rows(Tables.SLA_CLOCKS))
        .extracting(SlaClockRow::status)
        .containsExactly(ClockStatus.MET);
  }

  @Test
  void aRetractionNamesTheOneEventOfTheBatchThatCausedIt() {
    CaseEvaluation evaluation =
        breached()
            .arrive("15:01", at("11:00", AGENT_REPLIED).id("reply"))
            .arrive("15:02", at("13:55", RESOLVED).id("stop"))
            .arrive("15:03", at("12:00", AGENT_REPLIED).id("another reply"))
            .evaluate("15:04");

    assertThat(evaluation.alerts()).hasSize(1);
    SlaAlert voided = evaluation.alerts().get(0);
    assertThat(voided.action()).isEqualTo(AlertAction.VOIDED);
    assertThat(voided.proofEventId()).isEqualTo("stop");
    assertThat(voided.knownAt()).isEqualTo(instant("15:02"));
    assertThat(evaluation.alertChanges()).isEqualTo(evaluation.publishedAlerts());
  }

  @Test
  void whatAPolicyRetractsIsNotBlamedOnTheEventThatCameAfterIt() {
    PolicyVersions tenHours =
        Policies.of("resolution | * | 10h"); // the same version with other content
    CaseEvaluation evaluation =
        breached()
            .publish("15:01", tenHours)
            .arrive("15:02", at("15:02", ON_HOLD).id("hold"))
            .evaluate("15:03");

    assertThat(evaluation.alerts()).hasSize(1);
    assertThat(evaluation.alerts().get(0).action()).isEqualTo(AlertAction.VOIDED);
    assertThat(evaluation.alerts().get(0).proofEventId()).isNull();
  }

  @Test
  void ifOnlyTimePassedOnlyTheClockThatBreachedHasChanged() {
    CaseEvaluation evaluation = opened().evaluate("14:00");

    assertThat(evaluation.alerts()).hasSize(1);
    assertThat(evaluation.facts().changes()).hasSize(1);
    assertThat(evaluation.facts().facts().rows(Tables.CASES)).isEmpty();
    assertThat(evaluation.facts().facts().rows(Tables.SLA_CLOCKS))
        .extracting(SlaClockRow::status)
        .containsExactly(ClockStatus.BREACHED);
  }

  @Property(tries = 1000)
  void anyBatchesPublishTheSameInTheEnd(@ForAll long seed) {
    List<TimelineEvent> arrivals =
        new ArrayList<>(RandomCases.events(seed).stream().map(Events::build).toList());
    Random random = new Random(seed);
    Collections.shuffle(arrivals, random);
    Batches batched = new Batches(RandomCases.policies(seed));
    Batches oneByOne = new Batches(RandomCases.policies(seed));
    long now = RandomCases.beginning(seed) - 3_600_000;
    for (TimelineEvent arrival : arrivals) {
      batched.arrive(now, arrival);
      if (random.nextInt(4) == 0) {
        batched.evaluate(now);
      }
      oneByOne.arrive(now, arrival).evaluate(now);
      now += random.nextInt(180) * 60_000L;
    }
    long end = now + 400L * 24 * 3_600_000;
    batched.evaluate(end);
    oneByOne.evaluate(end);

    assertThat(new HashSet<>(batched.rows)).isEqualTo(new HashSet<>(oneByOne.rows));
    assertThat(standing(batched)).isEqualTo(standing(oneByOne));
    assertThat(batched.emitted)
        .filteredOn(alert -> alert.action() != AlertAction.RAISED)
        .allMatch(alert -> alert.proofEventId() != null);
    Statistics.label("a batch published fewer alerts")
        .collect(batched.emitted.size() < oneByOne.emitted.size());
  }

  private static List<String> standing(Batches batches) {
    return batches.alerts.stream()
        .filter(PublishedAlert::standing)
        .map(
            alert ->
                alert.clock() + "/" + alert.instance() + "/" + alert.level() + "/" + alert.dueAt())
        .sorted()
        .toList();
  }
}
