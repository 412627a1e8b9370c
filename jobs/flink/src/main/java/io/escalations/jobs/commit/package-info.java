/**
 * Checkpoints on demand. Output becomes visible when a checkpoint completes, so a job with new
 * output needs one soon, and an idle job needs none. Operators request a checkpoint when they get
 * something to commit; a coordinator in the JobManager triggers it.
 *
 * <pre>
 *   TaskManager                                        JobManager
 *   CommitRequests (of an operator) ── CommitEvent ──► CommitCoordinator (of an operator)
 *                                                        └─► CommitTrigger (of the job) ─► checkpoint
 * </pre>
 */
package io.escalations.jobs.commit;
