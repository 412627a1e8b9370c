package io.escalations.jobs.operator;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * The event time that an operator has reached, epoch milliseconds UTC. It is part of the operator's
 * checkpoints: a restored job starts without a watermark, and a window that was complete stays so.
 */
final class RestorableEventTime {
  private static final ListStateDescriptor<Long> STATE =
      new ListStateDescriptor<>("event-time", Types.LONG);

  private final ListState<Long> atCheckpoint;
  private long instant = Long.MIN_VALUE;

  private RestorableEventTime(ListState<Long> atCheckpoint) {
    this.atCheckpoint = atCheckpoint;
  }

  /** That of the furthest of all subtasks at the checkpoint the operator starts from. */
  static RestorableEventTime restored(StateInitializationContext context) throws Exception {
    RestorableEventTime reached =
        new RestorableEventTime(context.getOperatorStateStore().getUnionListState(STATE));
    for (long instant : reached.atCheckpoint.get()) {
      reached.advanceTo(instant);
    }
    return reached;
  }

  /** MIN_VALUE while none is known. */
  long instant() {
    return instant;
  }

  /** Never goes back. */
  void advanceTo(long to) {
    instant = Math.max(instant, to);
  }

  void snapshot() throws Exception {
    atCheckpoint.update(instant == Long.MIN_VALUE ? List.of() : List.of(instant));
  }
}
