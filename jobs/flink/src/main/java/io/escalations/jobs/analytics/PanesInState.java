package io.escalations.jobs.analytics;

import io.escalations.core.rolling.CarryOver;
import io.escalations.core.rolling.PaneStore;
import io.escalations.core.rolling.Tally;
import io.escalations.core.rolling.WindowSize;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;

/** The panes of the current key. */
final class PanesInState<T extends Tally<T>> implements PaneStore<T> {
  private static final ValueStateDescriptor<CarryOver> LEVEL =
      new ValueStateDescriptor<>("level", TypeInformation.of(CarryOver.class));

  private final Map<WindowSize, MapState<Long, Map<Long, T>>> blocks =
      new EnumMap<>(WindowSize.class);
  private final ValueState<CarryOver> level;

  PanesInState(RuntimeContext context, Class<T> tally) {
    for (WindowSize size : WindowSize.values()) {
      blocks.put(
          size,
          context.getMapState(
              new MapStateDescriptor<>(
                  "panes-" + size.label(),
                  Types.LONG,
                  Types.MAP(Types.LONG, TypeInformation.of(tally)))));
    }
    level = context.getState(LEVEL);
  }

  @Override
  public Map<Long, T> block(WindowSize size, long start) {
    Map<Long, T> block = reading(() -> blocks.get(size).get(start));
    return block == null ? Map.of() : block;
  }

  @Override
  public void put(WindowSize size, long start, Map<Long, T> panes) {
    reading(
        () -> {
          if (panes.isEmpty()) {
            blocks.get(size).remove(start);
          } else {
            blocks.get(size).put(start, panes);
          }
          return null;
        });
  }

  @Override
  public CarryOver level() {
    return reading(level::value);
  }

  @Override
  public void putLevel(CarryOver newLevel) {
    reading(
        () -> {
          level.update(newLevel);
          return null;
        });
  }

  @Override
  public boolean isEmpty() {
    return reading(() -> blocks.values().stream().allMatch(state -> reading(state::isEmpty)));
  }

  private static <R> R reading(Callable<R> access) {
    try {
      return access.call();
    } catch (Exception e) {
      throw new FlinkRuntimeException("the state of the panes cannot be read or written", e);
    }
  }
}
