package io.escalations.jobs.timeline;

import static io.escalations.core.testing.Events.at;
import static io.escalations.schemas.event.EventType.CASE_OPENED;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.testing.Events;
import io.escalations.schemas.event.Priority;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * 100,000 open cases on disk, a version that all of them move to, and alerts that become due
 * meanwhile: each is out at the next barrier. How long that took is printed, not judged.
 */
class PolicyStallIT {
  private static final int OPEN_CASES = 100_000;
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(500);
  private static final String OLD =
      """
      version: "old"
      effective_from: 2000-01-01T00:00:00Z
      calendars: {always: {hours: always}}
      rules:
        - {clock: first_response, target: 1h, calendar: always}
        - {clock: resolution, when: {priority: [P1]}, target: 1m, calendar: always}
        - {clock: resolution, target: 400d, calendar: always, warn_at: [50, 75]}
        - {clock: total_resolution, target: 500d, calendar: always}
      """;
  private static final String NEW =
      """
      version: "new"
      effective_from: 2026-03-02T10:30:00Z
      migrate: true
      calendars:
        always: {hours: always}
        office: {zone: America/New_York, week: {MONDAY: ["09:00-17:00"], TUESDAY: ["09:00-17:00"], WEDNESDAY: ["09:00-17:00"]}}
      rules:
        - {clock: resolution, when: {priority: [P1]}, target: 1m, calendar: always}
        - {clock: resolution, target: 800h, calendar: office, warn_at: [50, 75]}
        - {clock: total_resolution, target: 900h, calendar: office}
      """;

  @Test
  void alertsGoOnWhileEveryCaseMovesToANewVersion() throws Exception {
    try (TimelineHarness harness = TimelineHarness.onDisk().policy(OLD)) {
      harness.arriveForOtherCases(OPEN_CASES, at("10:00", CASE_OPENED).priority(Priority.P3));
      harness.time("12:00").forgetOutput();

      long begin = System.nanoTime();
      harness.publish(NEW);
      long last = begin;
      long longest = 0;
      long now = Events.instant("12:00");
      int facts = 0;
      int probes = 0;
      while (harness.isReevaluating()) {
        String probe = "probe-" + probes++;
        long barrier = System.nanoTime() + CHECKPOINT_INTERVAL.toNanos();
        harness.deliverFor(probe, at(now, CASE_OPENED).priority(Priority.P1));
        now += 60_000;
        harness.leap(now);
        while (harness.isReevaluating() && System.nanoTime() < barrier) {
          harness.evaluateSome();
        }
        harness.barrier();
        facts +=
            (int)
                harness.facts().stream()
                    .filter(changed -> changed.caseId().startsWith("other"))
                    .count();
        assertThat(harness.alerts()).extracting(alert -> alert.caseId()).contains(probe);
        harness.forgetOutput();
        longest = Math.max(longest, System.nanoTime() - last);
        last = System.nanoTime();
      }

      System.out.printf(
          "%,d cases moved in %,d ms; the longest time without an alert was %,d ms%n",
          facts, Duration.ofNanos(last - begin).toMillis(), Duration.ofNanos(longest).toMillis());
      assertThat(facts).isEqualTo(OPEN_CASES);
      assertThat(probes).as("barriers while cases moved").isGreaterThan(1);
    }
  }
}
