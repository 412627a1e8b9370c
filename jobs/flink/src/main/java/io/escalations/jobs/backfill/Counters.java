package io.escalations.jobs.backfill;

import io.escalations.history.backfill.BackfillCount;
import io.escalations.schemas.event.RejectReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;

/** The counts of one subtask; Flink adds those of all. */
final class Counters {
  static final int FIRST = 5;

  private final Map<BackfillCount, LongCounter> counts = new EnumMap<>(BackfillCount.class);
  private final Map<RejectReason, LongCounter> refusals = new EnumMap<>(RejectReason.class);
  private final ListAccumulator<String> first = new ListAccumulator<>();

  Counters(RuntimeContext context) {
    for (BackfillCount count : BackfillCount.values()) {
      counts.put(count, context.getLongCounter(count.accumulator()));
    }
    for (RejectReason reason : RejectReason.values()) {
      refusals.put(reason, context.getLongCounter(BackfillCount.refused(reason)));
    }
    context.addAccumulator(BackfillCount.FIRST_REFUSALS, first);
  }

  void add(BackfillCount count, long more) {
    counts.get(count).add(more);
  }

  void refuse(long order, RejectReason reason, String place, String detail) {
    refusals.get(reason).add(1L);
    if (first.getLocalValue().size() < FIRST) {
      first.add(String.format("%019d %s: %s: %s", order, place, reason, detail));
    }
  }
}
