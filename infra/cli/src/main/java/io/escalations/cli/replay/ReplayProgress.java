package io.escalations.cli.replay;

/**
 * Where a replay stands.
 *
 * @param records published so far, without the heartbeats added
 * @param recordsPerSecond since the last report; once all are published, over all of them
 * @param breaches raised since the replay began, less those voided
 * @param dataTime the greatest occurred_at so far, epoch milliseconds UTC; null before the first
 *     event
 */
public record ReplayProgress(
    Stage stage, long records, long recordsPerSecond, long breaches, Long dataTime) {
  /** What is being done. */
  public enum Stage {
    POLICIES,
    EVENTS,
    WAITING,
    DONE
  }
}
