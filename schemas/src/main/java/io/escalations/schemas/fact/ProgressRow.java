package io.escalations.schemas.fact;

/**
 * Table {@code pipeline_progress}: how far a subtask of the timeline job has come.
 *
 * @param eventTime the subtask's watermark, epoch milliseconds UTC
 * @param knownAt wall time at which it was emitted, epoch milliseconds UTC
 */
public record ProgressRow(int subtask, int subtasks, long eventTime, long knownAt) {}
