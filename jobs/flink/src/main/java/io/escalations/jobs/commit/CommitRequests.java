package io.escalations.jobs.commit;

import org.apache.flink.runtime.operators.coordination.OperatorEventGateway;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;

/** The requests of one operator: at most one between two barriers, none during a backlog. */
public final class CommitRequests {
  private final OperatorEventGateway gateway;
  private boolean requested;
  private boolean backlog;

  /**
   * @param gateway to the operator's {@link CommitCoordinator}
   */
  public CommitRequests(OperatorEventGateway gateway) {
    this.gateway = gateway;
  }

  /** Something waits to be committed. */
  public void request() {
    if (!requested && !backlog) {
      requested = true;
      gateway.sendEventToCoordinator(CommitEvent.REQUEST);
    }
  }

  /** A checkpoint covers what waited. */
  public void onBarrier() {
    requested = false;
  }

  /** What Flink's sources tell of their backlog. */
  public void onAttributes(RecordAttributes attributes) {
    if (backlog != attributes.isBacklog()) {
      backlog = attributes.isBacklog();
      gateway.sendEventToCoordinator(
          backlog ? CommitEvent.BACKLOG_BEGINS : CommitEvent.BACKLOG_ENDS);
    }
  }

  /** An operator that requests commits. */
  public interface User {
    /** Called before the operator is opened. */
    void setCommitRequests(CommitRequests requests);
  }
}
