package io.escalations.jobs.events;

import io.escalations.schemas.fact.RejectedRecord;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Arrivals go on, refusals to the side; heartbeats have moved event time and are done. */
public final class SplitEvents extends ProcessFunction<ParsedRecord, CaseArrival> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<RejectedRecord> REJECTED =
      new OutputTag<>("rejected") {
        private static final long serialVersionUID = 1L;
      };

  @Override
  public void processElement(ParsedRecord incoming, Context context, Collector<CaseArrival> out) {
    if (incoming.arrival() != null) {
      out.collect(incoming.arrival());
    } else if (incoming.rejected() != null) {
      context.output(REJECTED, incoming.rejected());
    }
  }
}
