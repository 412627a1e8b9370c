package io.escalations.core.rolling;

/**
 * A row of a window of one key, to be emitted.
 *
 * @param end epoch milliseconds UTC, exclusive
 * @param tally of the window; a count of 0 is the tombstone of the row
 * @param carried begun before the end and not ended before it
 * @param complete whether event time has reached the end
 * @param restatedAt event time at which it is changed, if it was complete before; else null
 */
public record WindowRow<T>(
    WindowSize size, long end, T tally, int carried, boolean complete, Long restatedAt) {
  public long start() {
    return end - size.length();
  }
}
