package io.escalations.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.fact.Progress;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class InBandWatermarksTest {
  private final List<Long> emitted = new ArrayList<>();
  private final InBandWatermarks time = new InBandWatermarks();

  private void read(Progress mark) {
    time.onEvent(
        FactsRecord.watermark(mark),
        0,
        new WatermarkOutput() {
          @Override
          public void emitWatermark(Watermark watermark) {
            emitted.add(watermark.getTimestamp());
          }

          @Override
          public void markIdle() {
            throw new AssertionError("a silent partition holds time back until it is marked");
          }

          @Override
          public void markActive() {
            throw new AssertionError("it is never idle");
          }
        });
  }

  @Test
  void isTheLeastOverAllSubtasksOnceAllHaveSpoken() {
    read(new Progress(0, 2, 10));
    assertThat(emitted).isEmpty();

    read(new Progress(1, 2, 5));
    read(new Progress(1, 2, 20));

    assertThat(emitted).containsExactly(5L, 10L);
  }

  @Test
  void isNotHeldBackByASubtaskThatIsNoMore() {
    read(new Progress(0, 2, 10));
    read(new Progress(1, 2, 10));
    read(new Progress(0, 1, 30));

    assertThat(emitted).containsExactly(10L, 30L);
  }

  @Test
  void factsSayNothingOfTime() {
    read(null);

    assertThat(emitted).isEmpty();
  }
}
