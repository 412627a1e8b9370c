package io.escalations.jobs.commit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.checkpoint.CheckpointCoordinator;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/**
 * Passes an operator's requests on to the trigger that all operators of the job share. It has no
 * state: after a restart the operators tell everything again.
 */
final class CommitCoordinator implements OperatorCoordinator {
  private static final String TRIGGER = CommitTrigger.class.getName();
  private static final byte[] NO_STATE = new byte[0];

  private final Context context;
  private final Duration interval;
  private CommitTrigger trigger;

  private CommitCoordinator(Context context, Duration interval) {
    this.context = context;
    this.interval = interval;
  }

  /** Of an operator, in the job graph. */
  record Provider(OperatorID getOperatorId, Duration interval)
      implements OperatorCoordinator.Provider {
    private static final long serialVersionUID = 1L;

    @Override
    public OperatorCoordinator create(Context context) {
      return new CommitCoordinator(context, interval);
    }
  }

  @Override
  public void start() {
    trigger =
        (CommitTrigger)
            context
                .getCoordinatorStore()
                .compute(
                    TRIGGER,
                    (key, shared) ->
                        shared == null ? CommitTrigger.start(this::checkpoint, interval) : shared);
  }

  private CompletableFuture<?> checkpoint() {
    CheckpointCoordinator checkpoints = context.getCheckpointCoordinator();
    return checkpoints == null
        ? CompletableFuture.completedFuture(null)
        : checkpoints.triggerCheckpoint(false);
  }

  @Override
  public void handleEventFromOperator(int subtask, int attempt, OperatorEvent event) {
    trigger.handle(
        new CommitTrigger.Subtask(context.getOperatorId(), subtask), (CommitEvent) event);
  }

  @Override
  public void subtaskReset(int subtask, long checkpointId) {
    trigger.forget(new CommitTrigger.Subtask(context.getOperatorId(), subtask));
  }

  @Override
  public void executionAttemptFailed(int subtask, int attempt, Throwable reason) {
    trigger.forget(new CommitTrigger.Subtask(context.getOperatorId(), subtask));
  }

  @Override
  public void executionAttemptReady(int subtask, int attempt, SubtaskGateway gateway) {
    // nothing is ever sent to an operator
  }

  @Override
  public void checkpointCoordinator(long checkpointId, CompletableFuture<byte[]> result) {
    result.complete(NO_STATE);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    // the trigger waits for the checkpoint that it started
  }

  @Override
  public void resetToCheckpoint(long checkpointId, byte[] checkpointData) {
    // no state
  }

  @Override
  public void close() {
    if (trigger != null) {
      trigger.close();
    }
  }
}
