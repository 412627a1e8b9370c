package io.escalations.jobs.events;

import io.escalations.jobs.metrics.PipelineMetric;
import io.escalations.jobs.metrics.PipelineMetrics;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.RecordCounts;
import io.escalations.schemas.fact.RejectedRecord;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Forwards arrivals, and refusals to a side output; heartbeats have moved event time and end. What
 * was read is counted, and the counts go to another side output before each checkpoint's barrier.
 * An arrival leaves with the instant from which on it is known.
 */
public final class SplitEvents extends AbstractStreamOperator<CaseArrival>
    implements OneInputStreamOperator<ParsedRecord, CaseArrival> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<RejectedRecord> REJECTED =
      new OutputTag<>("rejected") {
        private static final long serialVersionUID = 1L;
      };

  public static final OutputTag<RecordCounts> COUNTS =
      new OutputTag<>("counts") {
        private static final long serialVersionUID = 1L;
      };

  private static final ListStateDescriptor<RecordCounts> STATE =
      new ListStateDescriptor<>("record-counts", TypeInformation.of(RecordCounts.class));

  private static final ListStateDescriptor<PartitionTime> TIMES =
      new ListStateDescriptor<>("partition-times", TypeInformation.of(PartitionTime.class));

  private transient ListState<RecordCounts> atCheckpoint;
  private transient ListState<PartitionTime> timesAtCheckpoint;
  private transient PartitionTimes times;
  private transient ReadCounts counts;
  private transient Map<RejectReason, Counter> refusals;
  private transient Counter heartbeats;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    atCheckpoint = context.getOperatorStateStore().getUnionListState(STATE);
    counts = new ReadCounts(atCheckpoint.get());
    timesAtCheckpoint = context.getOperatorStateStore().getUnionListState(TIMES);
    times = new PartitionTimes(timesAtCheckpoint.get());
  }

  @Override
  public void open() throws Exception {
    super.open();
    PipelineMetrics metrics = new PipelineMetrics(getMetricGroup());
    refusals = metrics.counters(PipelineMetric.REFUSALS, RejectReason.class);
    heartbeats = metrics.counter(PipelineMetric.HEARTBEATS);
  }

  @Override
  public void processElement(StreamRecord<ParsedRecord> element) {
    ParsedRecord record = element.getValue();
    counts.add(record);
    if (record.arrival() != null) {
      CaseArrival arrival = record.arrival();
      output.collect(element.replace(arrival.withKnownAt(times.knownAt(arrival))));
    } else if (record.rejected() != null) {
      refusals.get(record.rejected().reason()).inc();
      output.collect(REJECTED, new StreamRecord<>(record.rejected()));
    } else {
      heartbeats.inc();
    }
    times.add(record);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    counts
        .takeDue(getProcessingTimeService().getCurrentProcessingTime())
        .forEach(due -> output.collect(COUNTS, new StreamRecord<>(due)));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    atCheckpoint.update(counts.all());
    timesAtCheckpoint.update(List.copyOf(times.all()));
  }
}
