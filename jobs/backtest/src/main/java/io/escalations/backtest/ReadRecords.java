package io.escalations.backtest;

/**
 * What became of the lines and rows of a history.
 *
 * @param records those read: each is an event accepted, a duplicate, refused, later or a heartbeat
 * @param duplicates events that came again
 * @param later records after the instant asked for, left out
 * @param heartbeats they advance event time only
 */
public record ReadRecords(
    long records, long duplicates, Refusals refusals, long later, long heartbeats) {
  /** Events, each counted once. */
  public long accepted() {
    return records - duplicates - refusals.count() - later - heartbeats;
  }
}
