package io.escalations.jobs.analytics;

import io.escalations.jobs.timeline.OutputRecord;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.Topics;
import io.escalations.schemas.fact.Progress;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Lets rows pass, and before a checkpoint says up to which event time the windows are complete; now
 * and then when time stands still, too: the job lives.
 */
final class ProgressEmitter extends AbstractStreamOperator<OutputRecord>
    implements OneInputStreamOperator<OutputRecord, OutputRecord> {
  private static final long serialVersionUID = 1L;
  private static final Cbor<Progress> CODEC = Cbor.of(Progress.class);
  private static final long INTERVAL_MILLIS = 5_000;

  private transient long eventTime;
  private transient long said;
  private transient long emittedAt;

  @Override
  public void open() throws Exception {
    super.open();
    eventTime = Long.MIN_VALUE;
    said = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<OutputRecord> element) {
    output.collect(element);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    eventTime = mark.getTimestamp();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    long wallClock = getProcessingTimeService().getCurrentProcessingTime();
    if (eventTime == Long.MIN_VALUE
        || (eventTime == said && wallClock - emittedAt < INTERVAL_MILLIS)) {
      return;
    }
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    byte[] progress = CODEC.encode(new Progress(subtask, subtasks, eventTime));
    output.collect(
        new StreamRecord<>(
            new OutputRecord(
                Topics.ANALYTICS_PROGRESS,
                String.valueOf(subtask).getBytes(StandardCharsets.UTF_8),
                progress,
                null)));
    said = eventTime;
    emittedAt = wallClock;
  }
}
