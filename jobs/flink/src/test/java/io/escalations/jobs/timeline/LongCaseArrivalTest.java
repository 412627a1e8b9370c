package io.escalations.jobs.timeline;

import static io.escalations.core.testing.Events.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.changelog.FactsDiff;
import io.escalations.core.changelog.LongCase;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.FactTables;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A long case in the operator: it becomes long, is read again after a restart, and gets a twin. */
class LongCaseArrivalTest {
  private static final String POLICY =
      """
      version: "v1"
      effective_from: 2000-01-01T00:00:00Z
      calendars: {always: {hours: always}}
      rules:
        - {clock: next_response, target: 30m, calendar: always, warn_at: [50, 90]}
        - {clock: resolution, target: 40h, calendar: always, warn_at: [50]}
      """;
  private static final int MESSAGES = 3 * LongCase.EVENTS;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  @Test
  void endsInTheFactsOfItsEvents() throws Exception {
    List<Events> arrived = new ArrayList<>();
    FactTables tables = new FactTables();
    TimelineHarness harness = TimelineHarness.fresh().policy(POLICY);
    for (int number = 0; number < MESSAGES; number++) {
      deliver(harness, arrived, message(number));
      harness.time(instant(number) - 1);
      if (number == 2 * LongCase.EVENTS) {
        harness = restarted(harness, tables);
        deliver(harness, arrived, at(instant(5) + 1, EventType.WAITING_ON_CUSTOMER).id("late"));
        harness.arrive(message(7), message(7).rating(3));
        assertThat(harness.rejected()).hasSize(1); // the twin is, the duplicate is not
      }
    }
    harness.facts().forEach(tables::apply);
    harness.close();

    assertSame(tables, arrived);
  }

  private static void deliver(TimelineHarness harness, List<Events> arrived, Events event)
      throws Exception {
    arrived.add(event);
    harness.arrive(event);
  }

  private static TimelineHarness restarted(TimelineHarness harness, FactTables tables)
      throws Exception {
    var state = harness.snapshot();
    harness.facts().forEach(tables::apply);
    harness.close();
    return TimelineHarness.restored(state);
  }

  private static void assertSame(FactTables tables, List<Events> events) {
    PolicyVersions policies = PolicyVersions.of(List.of(PolicyParser.parse("p.yaml", POLICY)));
    CaseTimeline end =
        CaseTimeline.of(
            Events.CASE,
            events.stream().map(Events::build).toList(),
            policies,
            instant(MESSAGES - 1) - 1);
    FactsChanged facts = FactsDiff.of(end, List.of()).facts();
    for (Table<?> table : Tables.FACTS) {
      assertThat(tables.rows(table))
          .as(table.name())
          .containsExactlyInAnyOrderElementsOf(facts.rows(table));
    }
  }

  private static Events message(int number) {
    EventType type = number % 2 == 0 ? EventType.CUSTOMER_REPLIED : EventType.AGENT_REPLIED;
    return at(instant(number), number == 0 ? EventType.CASE_OPENED : type).id("m" + number);
  }

  private static long instant(int number) {
    return Events.instant("10:00") + (number * 20L + (number % 10 == 3 ? 11 : 0)) * MINUTE;
  }
}
