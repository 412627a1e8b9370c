package io.escalations.jobs.operator;

/** Why an operator emits what it holds. */
public enum FlushReason {
  /** A checkpoint's barrier is next: what is emitted later becomes visible a checkpoint later. */
  CHECKPOINT,
  /** The input is bounded and has ended: no checkpoint may follow that would flush. */
  END_OF_INPUT,
  /** The bundle has reached its size. */
  FULL,
  /** Event time is about to move on. */
  WATERMARK,
  /** A policy is about to change what the bundle is evaluated by. */
  POLICY
}
