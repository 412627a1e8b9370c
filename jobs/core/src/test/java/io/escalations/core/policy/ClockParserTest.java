package io.escalations.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.UserError;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockParserTest {
  private static final String GOOD =
      """
      version: "v1"
      effective_from: 2016-01-01T00:00:00Z
      calendars: {always: {hours: always}}
      clocks:
        vendor_answer: {start: [ON_HOLD], pause: [WAITING_ON_CUSTOMER], stop: [RESUMED], cancel: [RESOLVED, CLOSED]}
      rules:
        - {clock: vendor_answer, target: 2d, calendar: always}
      auto_escalation: {failed_attempts: 2, rating_at_most: 3, open_for: {P1: 4h, P2: 1d}}
      """;

  @Test
  void readsAFurtherClock() {
    ClockDefinition clock = PolicyParser.parse("p.yaml", GOOD).clocks().get("vendor_answer");

    assertThat(clock.starts()).containsExactly(EventType.ON_HOLD);
    assertThat(clock.pauses()).containsExactly(EventType.WAITING_ON_CUSTOMER);
    assertThat(clock.stops()).containsExactly(EventType.RESUMED);
    assertThat(clock.cancels())
        .containsExactlyInAnyOrder(EventType.RESOLVED, EventType.CLOSED, EventType.CANCELLED);
    assertThat(clock.followsReopen()).isFalse();
  }

  @Test
  void readsWhenACaseOughtToBeEscalated() {
    AutoEscalation asked = PolicyParser.parse("p.yaml", GOOD).autoEscalation();

    assertThat(asked.failedAttempts()).isEqualTo(2);
    assertThat(asked.ratingAtMost()).isEqualTo(3);
    assertThat(asked.openForMillis())
        .containsEntry(Priority.P1, 4 * 3_600_000L)
        .containsEntry(Priority.P2, 24 * 3_600_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "start: [ON_HOLD] | start: [] | p.yaml:5: clocks.vendor_answer: 'start' is missing: a clock"
            + " that nothing starts can never run",
        "start: [ON_HOLD], | '' | p.yaml:5: clocks.vendor_answer: 'start' is missing",
        "'stop: [RESUMED], ' | '' | p.yaml:5: clocks.vendor_answer: 'stop' is missing: a clock that"
            + " nothing stops can never be met",
        "start: [ON_HOLD] | start: [RESUMED] | p.yaml:5: clocks.vendor_answer.start: can never run:"
            + " each of RESUMED stands under stop too",
        "start: [ON_HOLD] | 'start: [CLOSED, RESOLVED]' | p.yaml:5: clocks.vendor_answer.start: can"
            + " never run: each of RESOLVED, CLOSED stands under cancel too",
        "start: [ON_HOLD] | 'start: [CLOSED, RESUMED]' | p.yaml:5: clocks.vendor_answer.start: can"
            + " never run: each of RESUMED, CLOSED stands under stop or cancel too",
        "start: [ON_HOLD] | 'start: [ON_HOLD, CANCELLED]' | p.yaml:5: clocks.vendor_answer.start:"
            + " CANCELLED is final: nothing starts at it",
        "start: [ON_HOLD] | start: [HEARTBEAT] | p.yaml:5: clocks.vendor_answer.start[0]:"
            + " 'HEARTBEAT' cannot stand here (known here: CASE_OPENED",
        "start: [ON_HOLD] | start: [VENDOR_CALLED] | p.yaml:5: clocks.vendor_answer.start[0]:"
            + " 'VENDOR_CALLED' cannot stand here (known here: CASE_OPENED",
        "start: [ON_HOLD] | start: ON_HOLD | p.yaml:5: clocks.vendor_answer.start: expected a list",
        "pause: [WAITING_ON_CUSTOMER] | pause: [RESOLVED] | p.yaml:5:"
            + " clocks.vendor_answer.pause[0]: 'RESOLVED' cannot stand here (known here:"
            + " WAITING_ON_CUSTOMER, ON_HOLD)",
        "cancel: | ends: | p.yaml:5: clocks.vendor_answer.ends: unknown key",
        "vendor_answer: | follow_up: | p.yaml:5: clocks.follow_up: 'follow_up' is one of the clocks"
            + " that are always there",
        "clock: vendor_answer | clock: vendor | p.yaml:7: rules[0].clock: unknown clock 'vendor'",
        "failed_attempts: 2 | failed_attempts: 0 | p.yaml:8: auto_escalation.failed_attempts:"
            + " expected a whole number from 1",
        "rating_at_most: 3 | rating_at_most: 6 | p.yaml:8: auto_escalation.rating_at_most: expected"
            + " a whole number from 1 to 5",
        "P1: 4h | P5: 4h | p.yaml:8: auto_escalation.open_for.P5: 'P5' is no priority (known"
            + " values: P1, P2, P3, P4)",
        "P1: 4h | P1: -4h | p.yaml:8: auto_escalation.open_for.P1: a target must be longer than"
            + " nothing",
        "rating_at_most: | ratings: | p.yaml:8: auto_escalation.ratings: unknown key",
      })
  void refusesWhatCanNeverRun(String good, String bad, String message) {
    assertThatThrownBy(() -> PolicyParser.parse("p.yaml", GOOD.replace(good, bad)))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(message);
  }
}
