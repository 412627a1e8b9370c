package io.escalations.schemas.fact;

/**
 * How far a subtask of the timeline or the analytics job has come. Written in the transaction of
 * the checkpoint it belongs to, after everything emitted up to it; the pipeline's event time is the
 * least over all subtasks.
 *
 * @param eventTime the subtask's watermark, epoch milliseconds UTC
 * @param checkpoint the checkpoint it belongs to
 * @param waitingCases retired cases with new events that wait until their earlier events are read
 *     back
 * @param waitingBecause why the last attempt to read events back failed; null if it did not
 */
public record Progress(
    int subtask,
    int subtasks,
    long eventTime,
    long checkpoint,
    long waitingCases,
    String waitingBecause) {

  /** Of a job that reads nothing back. */
  public Progress(int subtask, int subtasks, long eventTime) {
    this(subtask, subtasks, eventTime, 0, 0, null);
  }

  /** The same, with how the reading back of events stands. */
  public Progress withReadBacks(long atCheckpoint, long cases, String because) {
    return new Progress(subtask, subtasks, eventTime, atCheckpoint, cases, because);
  }
}
