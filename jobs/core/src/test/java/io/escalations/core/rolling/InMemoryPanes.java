package io.escalations.core.rolling;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Panes of one key on the heap. */
final class InMemoryPanes<T extends Tally<T>> implements PaneStore<T> {
  private final Map<WindowSize, Map<Long, Map<Long, T>>> blocks = new EnumMap<>(WindowSize.class);
  private CarryOver level;

  @Override
  public Map<Long, T> block(WindowSize size, long start) {
    return blocks.getOrDefault(size, Map.of()).getOrDefault(start, Map.of());
  }

  @Override
  public void put(WindowSize size, long start, Map<Long, T> panes) {
    Map<Long, Map<Long, T>> ofSize = blocks.computeIfAbsent(size, key -> new HashMap<>());
    if (panes.isEmpty()) {
      ofSize.remove(start);
    } else {
      ofSize.put(start, Map.copyOf(panes));
    }
  }

  @Override
  public CarryOver level() {
    return level;
  }

  @Override
  public void putLevel(CarryOver newLevel) {
    level = newLevel;
  }

  @Override
  public boolean isEmpty() {
    return blocks.values().stream().allMatch(Map::isEmpty);
  }
}
