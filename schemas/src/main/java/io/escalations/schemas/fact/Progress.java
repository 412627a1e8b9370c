package io.escalations.schemas.fact;

/**
 * How far a subtask of the timeline or the analytics job has come. Written in the transaction of
 * the checkpoint it belongs to, after everything said up to it; the pipeline's event time is the
 * least over all subtasks.
 *
 * @param eventTime the subtask's watermark, epoch milliseconds UTC
 */
public record Progress(int subtask, int subtasks, long eventTime) {}
