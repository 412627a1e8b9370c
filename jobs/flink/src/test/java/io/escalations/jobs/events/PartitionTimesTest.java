package io.escalations.jobs.events;

import static io.escalations.core.testing.Events.at;
import static io.escalations.core.testing.Events.instant;
import static io.escalations.schemas.event.EventType.AGENT_REPLIED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionTimesTest {
  private static final int PARTITION = 2;
  private final PartitionTimes times = new PartitionTimes(List.of());

  @Test
  void anEventIsKnownFromItsOwnInstantOn() {
    assertThat(times.knownAt(arrival(PARTITION, "10:00"))).isEqualTo(instant("10:00"));
    times.add(record(PARTITION, 1, "09:00"));
    assertThat(times.knownAt(arrival(PARTITION, "10:00"))).isEqualTo(instant("10:00"));
  }

  @Test
  void aLateOneIsKnownFromTheNextInstantOfItsPartitionOn() {
    times.add(record(PARTITION, 1, "11:00"));
    times.add(record(PARTITION, 2, "10:30"));

    assertThat(times.knownAt(arrival(PARTITION, "10:00"))).isEqualTo(instant("11:00") + 1);
    assertThat(times.knownAt(arrival(PARTITION + 1, "10:00"))).isEqualTo(instant("10:00"));
  }

  @Test
  void ofAPartitionThatMovedToAnotherSubtaskTheLatestCounts() {
    PartitionTimes restored =
        new PartitionTimes(
            List.of(
                new PartitionTime(PARTITION, 9, instant("11:00")),
                new PartitionTime(PARTITION, 4, instant("10:00"))));

    assertThat(restored.knownAt(arrival(PARTITION, "10:00"))).isEqualTo(instant("11:00") + 1);
  }

  private static CaseArrival arrival(int partition, String clock) {
    return new CaseArrival(
        "case", at(clock, AGENT_REPLIED).build(), null, null, partition, 0, 0, false, 0);
  }

  private static ParsedRecord record(int partition, long offset, String clock) {
    return new ParsedRecord(partition, offset, null, null, instant(clock));
  }
}
