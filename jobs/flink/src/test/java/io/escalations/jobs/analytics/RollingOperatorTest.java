package io.escalations.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.rolling.VolumeChange;
import io.escalations.core.rolling.VolumeKey;
import io.escalations.core.rolling.VolumeTally;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.Times;
import io.escalations.schemas.fact.EscalationVolumeRow;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Rows;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/**
 * The operator with its state, timers and checkpoints; which rows are right is a matter of the
 * core.
 */
class RollingOperatorTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final VolumeKey SERVICE = new VolumeKey("Service", "BILLING", 2, "PHONE");
  private static final VolumeKey UNKNOWN = new VolumeKey("", "", 0, "");

  private static final class Harness implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<VolumeKey, VolumeChange, OutputRecord>
        harness;

    Harness(OperatorSubtaskState restored) throws Exception {
      harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new RollingOperator<VolumeKey, VolumeChange, VolumeTally>(
                  new VolumeTable(), RETENTION),
              VolumeChange::key,
              TypeInformation.of(VolumeKey.class));
      harness.setup();
      if (restored != null) {
        harness.initializeState(restored);
      }
      harness.open();
    }

    Harness change(VolumeKey key, String instant, int opened, int ended) throws Exception {
      harness.processElement(
          new StreamRecord<>(
              new VolumeChange(key, Times.parse(instant), new VolumeTally(opened, ended))));
      return this;
    }

    Harness time(String instant) throws Exception {
      harness.processWatermark(new Watermark(Times.parse(instant)));
      return this;
    }

    OperatorSubtaskState checkpoint() throws Exception {
      harness.getOperator().prepareSnapshotPreBarrier(1);
      return harness.snapshot(1, 1);
    }

    /** The output since the last call. */
    List<EscalationVolumeRow> emitted() {
      List<EscalationVolumeRow> rows = new ArrayList<>();
      for (Object element : harness.getOutput()) {
        if (element instanceof StreamRecord<?> record
            && record.getValue() instanceof OutputRecord output) {
          rows.add(Topics.ESCALATION_VOLUME.decode(output.value()));
        }
      }
      harness.getOutput().clear();
      return rows;
    }

    @Override
    public void close() {
      try {
        harness.close();
      } catch (Exception e) {
        throw new IllegalStateException("the operator could not be closed", e);
      }
    }
  }

  @Test
  void whatMovesAWindowTwiceBetweenTwoCheckpointsIsSaidOnce() throws Exception {
    try (Harness harness = new Harness(null).time("2016-03-01T10:00:00Z")) {
      harness
          .change(SERVICE, "2016-03-01T10:01:00Z", 1, 0)
          .change(SERVICE, "2016-03-01T10:02:00Z", 1, 0)
          .change(UNKNOWN, "2016-03-01T10:02:00Z", 1, 0);
      harness.checkpoint();

      List<EscalationVolumeRow> rows = harness.emitted();
      assertThat(rows).hasSize(6);
      assertThat(rows)
          .contains(
              Rows.of(Tables.ESCALATION_VOLUME)
                  .set("window", "1h")
                  .set("window_start", "2016-03-01T09:05:00Z")
                  .set("window_end", "2016-03-01T10:05:00Z")
                  .set("department", "Service")
                  .set("issue_category", "BILLING")
                  .set("tier", 2)
                  .set("channel", "PHONE")
                  .set("escalations", 2)
                  .set("open_escalations", 2)
                  .row());
    }
  }

  @Test
  void aChangeThatCameBeforeEventTimeMovedOnIsNoRestatement() throws Exception {
    try (Harness harness = new Harness(null).time("2016-03-01T10:00:00Z")) {
      harness.change(SERVICE, "2016-03-01T10:01:00Z", 1, 0).time("2016-03-01T10:30:00Z");

      assertThat(harness.emitted()).extracting(EscalationVolumeRow::restatedAt).containsOnlyNulls();
    }
  }

  @Test
  void aRestoredJobStillKnowsWhichWindowsWereComplete() throws Exception {
    OperatorSubtaskState state;
    try (Harness harness =
        new Harness(null)
            .change(SERVICE, "2016-03-01T10:01:00Z", 1, 0)
            .time("2016-03-01T12:00:00Z")) {
      state = harness.checkpoint();
    }
    try (Harness harness = new Harness(state).change(SERVICE, "2016-03-01T10:02:00Z", 1, 0)) {
      harness.checkpoint();

      List<EscalationVolumeRow> hours =
          harness.emitted().stream().filter(row -> row.window().equals("1h")).toList();
      assertThat(hours)
          .hasSize(12)
          .allMatch(
              row ->
                  row.escalations() == 2
                      && row.complete()
                      && row.restatedAt() == Times.parse("2016-03-01T12:00:00Z"));
    }
  }

  @Test
  void theEndOfABoundedInputIsNotTheEndOfTime() throws Exception {
    try (Harness harness = new Harness(null).change(SERVICE, "2016-03-01T10:01:00Z", 1, 0)) {
      harness.harness.processWatermark(new Watermark(Long.MAX_VALUE));

      assertThat(harness.emitted()).isEmpty();
    }
  }

  @Test
  void everythingIsLetGoInTheEnd() throws Exception {
    try (Harness harness = new Harness(null).time("2016-03-01T10:00:00Z")) {
      for (int day = 1; day <= 9; day++) {
        harness
            .change(SERVICE, "2016-03-0" + day + "T10:01:00Z", 1, 0)
            .change(SERVICE, "2016-03-0" + day + "T23:01:00Z", 0, 1);
        harness
            .change(UNKNOWN, "2016-03-0" + day + "T11:59:59Z", 1, 0)
            .change(UNKNOWN, "2016-03-0" + day + "T11:59:59Z", -1, 0);
      }
      harness.time("2016-03-20T00:00:00Z");
      assertThat(harness.harness.numKeyedStateEntries()).isPositive();

      harness.time("2016-05-01T00:00:00Z");

      assertThat(harness.harness.numKeyedStateEntries()).isZero();
      assertThat(harness.harness.numEventTimeTimers()).isZero();
    }
  }
}
