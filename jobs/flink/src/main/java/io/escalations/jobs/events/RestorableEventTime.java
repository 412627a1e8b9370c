package io.escalations.jobs.events;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * The event time that an operator has reached, epoch milliseconds UTC. It is part of its
 * checkpoints: a restored job starts without a watermark, and what was over stays so.
 */
public final class RestorableEventTime {
  private static final ListStateDescriptor<Long> STATE =
      new ListStateDescriptor<>("event-time", Types.LONG);

  private final ListState<Long> atCheckpoint;
  private long instant = Long.MIN_VALUE;

  private RestorableEventTime(ListState<Long> atCheckpoint) {
    this.atCheckpoint = atCheckpoint;
  }

  /** That of the furthest of all subtasks at the checkpoint the operator starts from. */
  public static RestorableEventTime restored(StateInitializationContext context) throws Exception {
    RestorableEventTime reached =
        new RestorableEventTime(context.getOperatorStateStore().getUnionListState(STATE));
    for (long instant : reached.atCheckpoint.get()) {
      reached.advance(instant);
    }
    return reached;
  }

  /** MIN_VALUE while none is known. */
  public long instant() {
    return instant;
  }

  public boolean isKnown() {
    return instant != Long.MIN_VALUE;
  }

  /** Never goes back. */
  public void advance(long to) {
    instant = Math.max(instant, to);
  }

  /** To be called with every snapshot of the operator. */
  public void snapshot() throws Exception {
    atCheckpoint.update(isKnown() ? List.of(instant) : List.of());
  }
}
