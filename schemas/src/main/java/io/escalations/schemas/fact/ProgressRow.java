package io.escalations.schemas.fact;

/**
 * Table {@code pipeline_progress}: how far a subtask of the timeline job has come.
 *
 * @param eventTime the subtask's watermark, epoch milliseconds UTC
 * @param knownAt wall time at which it was emitted, epoch milliseconds UTC
 * @param checkpoint of the timeline job: all that it had written by then stands in the tables
 * @param waitingCases retired cases whose earlier events are being read back
 * @param waitingBecause why the last attempt failed; null if it did not
 */
public record ProgressRow(
    int subtask,
    int subtasks,
    long eventTime,
    long knownAt,
    long checkpoint,
    long waitingCases,
    String waitingBecause) {}
