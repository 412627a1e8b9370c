package io.escalations.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.RecordCounts;
import io.escalations.schemas.fact.RejectedRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadCountsTest {
  private static ParsedRecord heartbeat(int partition, long offset) {
    return new ParsedRecord(partition, offset, null, null, 0);
  }

  private static ParsedRecord refused(int partition, long offset) {
    RejectedRecord rejected =
        new RejectedRecord(
            "case-events", partition, offset, RejectReason.NOT_JSON, "", null, null, 0);
    return new ParsedRecord(partition, offset, null, rejected, 0);
  }

  @Test
  void countsEventsAndHeartbeatsOfEachPartition() {
    ReadCounts counts = new ReadCounts(List.of());

    counts.add(refused(0, 0));
    counts.add(heartbeat(0, 1));
    counts.add(refused(0, 2));
    counts.add(heartbeat(1, 0));

    assertThat(counts.takeDue(0))
        .containsExactlyInAnyOrder(new RecordCounts(0, 3, 2, 1), new RecordCounts(1, 1, 0, 1));
    assertThat(counts.takeDue(0)).isEmpty();
  }

  @Test
  void publishesHeartbeatsNowAndThenAndEventsAtOnce() {
    ReadCounts counts = new ReadCounts(List.of());
    counts.takeDue(0);

    counts.add(heartbeat(0, 0));
    assertThat(counts.takeDue(4_999)).isEmpty();
    assertThat(counts.takeDue(5_000)).containsExactly(new RecordCounts(0, 1, 0, 1));

    counts.add(refused(0, 1));
    assertThat(counts.takeDue(5_001)).containsExactly(new RecordCounts(0, 2, 1, 1));
  }

  @Test
  void goesOnFromTheFurthestThatAnySubtaskStored() {
    RecordCounts old = new RecordCounts(0, 10, 9, 1);
    RecordCounts newest = new RecordCounts(0, 20, 18, 2);
    ReadCounts counts = new ReadCounts(List.of(newest, old));

    counts.add(refused(0, 20));

    assertThat(counts.takeDue(0)).containsExactly(new RecordCounts(0, 21, 19, 2));
    assertThat(counts.all()).containsExactly(new RecordCounts(0, 21, 19, 2));
  }
}
