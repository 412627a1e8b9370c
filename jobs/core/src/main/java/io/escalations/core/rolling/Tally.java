package io.escalations.core.rolling;

/**
 * What falls into a pane, a window, or any span of time. Tallies form a group: adding the opposite
 * of a tally retracts it.
 */
public interface Tally<T extends Tally<T>> {
  T plus(T other);

  /** How many there are; a window without any has no row. */
  int count();

  /** Whether a window into which it falls shows it. */
  boolean shows();

  /**
   * What remains of it after the windows into which it falls: what was begun there less what was
   * ended there.
   */
  int carried();

  boolean isEmpty();
}
