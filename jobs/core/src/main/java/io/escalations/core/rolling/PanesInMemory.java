package io.escalations.core.rolling;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Panes on the heap. */
final class PanesInMemory<T extends Tally<T>> implements PaneStore<T> {
  private final Map<WindowSize, Map<Long, Map<Long, T>>> blocks = new EnumMap<>(WindowSize.class);
  private CarryOver level;

  PanesInMemory() {
    for (WindowSize size : WindowSize.values()) {
      blocks.put(size, new HashMap<>());
    }
  }

  @Override
  public Map<Long, T> block(WindowSize size, long start) {
    return blocks.get(size).getOrDefault(start, Map.of());
  }

  @Override
  public void put(WindowSize size, long start, Map<Long, T> panes) {
    if (panes.isEmpty()) {
      blocks.get(size).remove(start);
    } else {
      blocks.get(size).put(start, panes);
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
