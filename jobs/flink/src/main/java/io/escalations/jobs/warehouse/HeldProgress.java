package io.escalations.jobs.warehouse;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Holds each progress record until all facts and alerts that were emitted before it have been read.
 */
final class HeldProgress
    extends KeyedProcessFunction<Integer, CommittedProgress, CommittedProgress> {
  private static final long serialVersionUID = 1L;
  private static final String STATE = "held";

  private transient MapState<Long, CommittedProgress> held;

  @Override
  public void open(OpenContext context) {
    held =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    STATE, Types.LONG, TypeInformation.of(CommittedProgress.class)));
  }

  @Override
  public void processElement(
      CommittedProgress progress, Context context, Collector<CommittedProgress> out)
      throws Exception {
    held.put(progress.knownAt(), progress);
    context.timerService().registerEventTimeTimer(progress.knownAt());
  }

  @Override
  public void onTimer(long knownAt, OnTimerContext context, Collector<CommittedProgress> out)
      throws Exception {
    out.collect(held.get(knownAt));
    held.remove(knownAt);
  }
}
