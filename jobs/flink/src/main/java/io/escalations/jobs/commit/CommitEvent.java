package io.escalations.jobs.commit;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/** What an operator tells the job's coordinator. */
enum CommitEvent implements OperatorEvent {
  /** Something waits to be committed. */
  REQUEST,
  /** A source is far behind: it commits in the long interval only. */
  BACKLOG_BEGINS,
  BACKLOG_ENDS
}
