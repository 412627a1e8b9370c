package io.escalations.jobs.events;

import io.escalations.jobs.metrics.PipelineMetric;
import io.escalations.jobs.metrics.PipelineMetrics;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.RejectedRecord;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Forwards arrivals, and refusals to the side output; heartbeats have moved event time and end. */
public final class SplitEvents extends ProcessFunction<ParsedRecord, CaseArrival> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<RejectedRecord> REJECTED =
      new OutputTag<>("rejected") {
        private static final long serialVersionUID = 1L;
      };

  private transient Map<RejectReason, Counter> refusals;
  private transient Counter heartbeats;

  @Override
  public void open(OpenContext context) {
    PipelineMetrics metrics = new PipelineMetrics(getRuntimeContext().getMetricGroup());
    refusals = metrics.counters(PipelineMetric.REFUSALS, RejectReason.class);
    heartbeats = metrics.counter(PipelineMetric.HEARTBEATS);
  }

  @Override
  public void processElement(ParsedRecord parsed, Context context, Collector<CaseArrival> out) {
    if (parsed.arrival() != null) {
      out.collect(parsed.arrival());
    } else if (parsed.rejected() != null) {
      refusals.get(parsed.rejected().reason()).inc();
      context.output(REJECTED, parsed.rejected());
    } else {
      heartbeats.inc();
    }
  }
}
