package io.escalations.jobs.bench;

import io.escalations.jobs.events.CaseArrival;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Each event is counted in its case's state and moves its case's timer; after three days of silence
 * the case is emitted again.
 */
final class OneStateOneTimer extends KeyedProcessFunction<String, CaseArrival, String> {
  private static final long serialVersionUID = 1L;
  private static final long SILENCE_MILLIS = Duration.ofDays(3).toMillis();

  /**
   * What is kept of a case.
   *
   * @param timer when it is armed for, epoch milliseconds UTC
   */
  public record Count(long events, long timer) {}

  private transient ValueState<Count> state;

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("count", TypeInformation.of(Count.class)));
  }

  @Override
  public void processElement(CaseArrival arrival, Context context, Collector<String> out)
      throws Exception {
    Count before = state.value();
    long timer = arrival.event().occurredAt() + SILENCE_MILLIS;
    if (before != null) {
      context.timerService().deleteEventTimeTimer(before.timer());
    }
    context.timerService().registerEventTimeTimer(timer);
    state.update(new Count(before == null ? 1 : before.events() + 1, timer));
    out.collect(arrival.caseId());
  }

  @Override
  public void onTimer(long instant, OnTimerContext context, Collector<String> out) {
    out.collect(context.getCurrentKey());
  }
}
