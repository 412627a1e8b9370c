package io.escalations.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.stream.Stream;

/** Folds the events of {@link Events#CASE}. */
public final class Folds {
  private Folds() {}

  /**
   * @param now event time, as in {@link Events#at(String, io.escalations.schemas.event.EventType)}
   */
  public static CaseTimeline fold(PolicyVersions policies, String now, Events... events) {
    return CaseTimeline.of(
        Events.CASE, Stream.of(events).map(Events::build).toList(), policies, Events.instant(now));
  }

  /** The only clock there is. */
  public static SlaClockRow only(PolicyVersions policies, String now, Events... events) {
    return only(fold(policies, now, events));
  }

  /** The only clock there is. */
  public static SlaClockRow only(CaseTimeline timeline) {
    assertThat(timeline.clocks()).hasSize(1);
    return timeline.clocks().get(0);
  }
}
