package io.escalations.jobs.analytics;

import io.escalations.core.rolling.ResolutionChange;
import io.escalations.core.rolling.ResolutionShare;
import io.escalations.core.rolling.VolumeChange;
import io.escalations.core.rolling.VolumeShare;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the shares that each case has in the rolling tables. An update of a share first retracts
 * the old one, then adds the new one.
 *
 * <p>A share is forgotten when it ended longer ago than a window can be restated. Should it change
 * all the same, it counts as a new one. Both its ends are then too late to move a window, so what
 * is carried stays right.
 */
final class ShareChanges extends KeyedProcessFunction<String, CaseShares, VolumeChange> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<ResolutionChange> RESOLUTIONS =
      new OutputTag<>("resolution-changes", TypeInformation.of(ResolutionChange.class));

  private static final MapStateDescriptor<Integer, VolumeShare> ESCALATIONS =
      new MapStateDescriptor<>("escalations", Types.INT, TypeInformation.of(VolumeShare.class));
  private static final MapStateDescriptor<Integer, ResolutionShare> RESOLUTION_SHARES =
      new MapStateDescriptor<>("resolutions", Types.INT, TypeInformation.of(ResolutionShare.class));

  private final long keptMillis;
  private transient MapState<Integer, VolumeShare> escalations;
  private transient MapState<Integer, ResolutionShare> resolutions;

  /**
   * @param kept how long after its end a share is remembered, in event time
   */
  ShareChanges(Duration kept) {
    keptMillis = kept.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    escalations = getRuntimeContext().getMapState(ESCALATIONS);
    resolutions = getRuntimeContext().getMapState(RESOLUTION_SHARES);
  }

  @Override
  public void processElement(CaseShares shares, Context context, Collector<VolumeChange> out)
      throws Exception {
    for (Map.Entry<Integer, VolumeShare> changed : shares.escalations().entrySet()) {
      VolumeShare before = replace(escalations, changed.getKey(), changed.getValue());
      if (changed.getValue() != null && changed.getValue().endedAt() != null) {
        forgetLater(context, changed.getValue().endedAt());
      }
      VolumeShare.changes(before, changed.getValue()).forEach(out::collect);
    }
    for (Map.Entry<Integer, ResolutionShare> changed : shares.resolutions().entrySet()) {
      ResolutionShare before = replace(resolutions, changed.getKey(), changed.getValue());
      if (changed.getValue() != null) {
        forgetLater(context, changed.getValue().stoppedAt());
      }
      ResolutionShare.changes(before, changed.getValue())
          .forEach(change -> context.output(RESOLUTIONS, change));
    }
  }

  private static <S> S replace(MapState<Integer, S> state, int number, S share) throws Exception {
    S before = state.get(number);
    if (share == null) {
      state.remove(number);
    } else {
      state.put(number, share);
    }
    return before;
  }

  private void forgetLater(Context context, long endedAt) {
    context.timerService().registerEventTimeTimer(endedAt + keptMillis);
  }

  @Override
  public void onTimer(long instant, OnTimerContext context, Collector<VolumeChange> out)
      throws Exception {
    forget(
        escalations,
        share -> share.endedAt() == null ? Long.MAX_VALUE : share.endedAt(),
        instant - keptMillis);
    forget(resolutions, ResolutionShare::stoppedAt, instant - keptMillis);
  }

  private static <S> void forget(MapState<Integer, S> state, ToLongFunction<S> endedAt, long upTo)
      throws Exception {
    for (Iterator<Map.Entry<Integer, S>> shares = state.iterator(); shares.hasNext(); ) {
      if (endedAt.applyAsLong(shares.next().getValue()) <= upTo) {
        shares.remove();
      }
    }
    if (state.isEmpty()) {
      state.clear(); // on the heap, an empty map would stay
    }
  }
}
