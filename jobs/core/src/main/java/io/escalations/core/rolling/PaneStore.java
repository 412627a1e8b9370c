package io.escalations.core.rolling;

import java.util.Map;

/** Where the panes of one key are kept. */
public interface PaneStore<T extends Tally<T>> {
  /** Tallies by start of pane; empty if there are none. Not to be changed. */
  Map<Long, T> block(WindowSize size, long start);

  /**
   * @param panes empty: the block is forgotten
   */
  void put(WindowSize size, long start, Map<Long, T> panes);

  /** Null while nothing was ever carried. */
  CarryOver level();

  /**
   * @param level null: forgotten
   */
  void putLevel(CarryOver level);

  /** Whether no block is kept. */
  boolean isEmpty();
}
