package io.escalations.core.rolling;

/**
 * What is to be said of a window of one key.
 *
 * @param end epoch milliseconds UTC, exclusive
 * @param tally of the window; its count is 0 when the row that was said is no more
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
