package io.escalations.jobs.events;

import io.escalations.schemas.fact.RejectedRecord;
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

  @Override
  public void processElement(ParsedRecord parsed, Context context, Collector<CaseArrival> out) {
    if (parsed.arrival() != null) {
      out.collect(parsed.arrival());
    } else if (parsed.rejected() != null) {
      context.output(REJECTED, parsed.rejected());
    }
  }
}
