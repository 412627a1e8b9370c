package io.escalations.jobs.analytics;

import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.EventTimeOperator;
import io.escalations.jobs.operator.FlushReason;
import io.escalations.jobs.operator.ProgressEmitter;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Forwards rows, and before each barrier emits a progress record: up to which event time the
 * windows are complete.
 */
final class ProgressOperator extends EventTimeOperator<OutputRecord>
    implements OneInputStreamOperator<OutputRecord, OutputRecord> {
  private static final long serialVersionUID = 1L;

  private transient ProgressEmitter progress;

  @Override
  public void open() throws Exception {
    super.open();
    progress =
        new ProgressEmitter(
            Duration.ofMillis(1),
            getRuntimeContext().getTaskInfo(),
            reached -> emit(OutputRecord.of(Topics.ANALYTICS_PROGRESS, reached)));
  }

  @Override
  public void processElement(StreamRecord<OutputRecord> element) {
    output.collect(element);
  }

  @Override
  protected void flush(FlushReason reason) {
    progress.emitIfDue(eventTime(), getProcessingTimeService().getCurrentProcessingTime());
  }
}
