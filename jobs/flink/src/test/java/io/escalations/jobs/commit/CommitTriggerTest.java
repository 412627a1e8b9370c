package io.escalations.jobs.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.core.testutils.ManuallyTriggeredScheduledExecutorService;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.junit.jupiter.api.Test;

class CommitTriggerTest {
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final CommitTrigger.Subtask FIRST = new CommitTrigger.Subtask(new OperatorID(), 0);
  private static final CommitTrigger.Subtask SECOND =
      new CommitTrigger.Subtask(new OperatorID(), 1);

  private final ManuallyTriggeredScheduledExecutorService thread =
      new ManuallyTriggeredScheduledExecutorService();
  private final Deque<CompletableFuture<Void>> running = new ArrayDeque<>();
  private boolean failToStart;
  private int started;
  private long now;
  private final CommitTrigger trigger =
      new CommitTrigger(this::checkpoint, INTERVAL, () -> now, thread);

  @Test
  void theFirstRequestTriggersAtOnce() {
    tell(FIRST, CommitEvent.REQUEST);

    assertThat(started).isEqualTo(1);
  }

  @Test
  void requestsWithinTheIntervalTriggerOneCheckpointAtItsEnd() {
    tell(FIRST, CommitEvent.REQUEST);
    complete();
    tell(FIRST, CommitEvent.REQUEST);
    tell(SECOND, CommitEvent.REQUEST);
    assertThat(started).isEqualTo(1);

    pass(INTERVAL);

    assertThat(started).isEqualTo(2);
    complete();
    pass(INTERVAL);
    assertThat(started).isEqualTo(2);
  }

  @Test
  void aRequestDuringACheckpointWaitsForItsEnd() {
    tell(FIRST, CommitEvent.REQUEST);
    pass(INTERVAL);
    tell(SECOND, CommitEvent.REQUEST);
    assertThat(started).isEqualTo(1);

    complete();

    assertThat(started).isEqualTo(2);
  }

  @Test
  void aRequestAfterAFailedCheckpointTriggersAgain() {
    tell(FIRST, CommitEvent.REQUEST);
    running.remove().completeExceptionally(new IllegalStateException("a task is not running"));
    pass(INTERVAL);

    tell(FIRST, CommitEvent.REQUEST);

    assertThat(started).isEqualTo(2);
  }

  @Test
  void aRequestAfterACheckpointThatCouldNotStartTriggersAgain() {
    failToStart = true;
    tell(FIRST, CommitEvent.REQUEST);
    failToStart = false;
    pass(INTERVAL);

    tell(FIRST, CommitEvent.REQUEST);

    assertThat(started).isEqualTo(1);
  }

  @Test
  void requestsDuringABacklogTriggerNothing() {
    tell(SECOND, CommitEvent.BACKLOG_BEGINS);
    tell(FIRST, CommitEvent.REQUEST);
    pass(INTERVAL);
    assertThat(started).isZero();

    tell(SECOND, CommitEvent.BACKLOG_ENDS);
    tell(FIRST, CommitEvent.REQUEST);

    assertThat(started).isEqualTo(1);
  }

  @Test
  void theBacklogOfASubtaskThatFailedIsForgotten() {
    tell(SECOND, CommitEvent.BACKLOG_BEGINS);
    trigger.forget(SECOND);
    tell(FIRST, CommitEvent.REQUEST);

    assertThat(started).isEqualTo(1);
  }

  @Test
  void aRequestAfterTheEndIsDropped() {
    CommitTrigger ended = CommitTrigger.start(this::checkpoint, INTERVAL);
    ended.close();

    ended.handle(FIRST, CommitEvent.REQUEST);

    assertThat(started).isZero();
  }

  private CompletableFuture<?> checkpoint() {
    if (failToStart) {
      throw new IllegalStateException("the job is ending");
    }
    started++;
    CompletableFuture<Void> checkpoint = new CompletableFuture<>();
    running.add(checkpoint);
    return checkpoint;
  }

  private void complete() {
    running.remove().complete(null);
    thread.triggerAll();
  }

  private void tell(CommitTrigger.Subtask subtask, CommitEvent event) {
    trigger.handle(subtask, event);
    thread.triggerAll();
  }

  private void pass(Duration time) {
    now += time.toNanos();
    thread.triggerScheduledTasks();
    thread.triggerAll();
  }
}
