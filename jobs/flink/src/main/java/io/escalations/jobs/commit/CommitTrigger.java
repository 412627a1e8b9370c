package io.escalations.jobs.commit;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Triggers a job's checkpoints on request: the first at once, the next one only when the interval
 * has passed and the one before has ended. While a subtask has a backlog, requests are dropped; the
 * job's periodic checkpoints cover them. So they do when a triggered checkpoint fails.
 */
final class CommitTrigger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommitTrigger.class);

  private final Supplier<CompletableFuture<?>> checkpoint;
  private final long intervalNanos;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService thread;

  // All of it belongs to the thread.
  private final Set<Subtask> backlogs = new HashSet<>();
  private boolean requested;
  private boolean waiting;
  private boolean running;
  private long notBefore;

  /**
   * @param checkpoint starts one; the future ends with it
   * @param interval at least, between the starts of two
   * @param thread runs everything here; closed with the trigger
   */
  CommitTrigger(
      Supplier<CompletableFuture<?>> checkpoint,
      Duration interval,
      LongSupplier nanoTime,
      ScheduledExecutorService thread) {
    this.checkpoint = checkpoint;
    this.intervalNanos = interval.toNanos();
    this.nanoTime = nanoTime;
    this.thread = thread;
    this.notBefore = nanoTime.getAsLong();
  }

  static CommitTrigger start(Supplier<CompletableFuture<?>> checkpoint, Duration interval) {
    return new CommitTrigger(
        checkpoint,
        interval,
        System::nanoTime,
        Executors.newSingleThreadScheduledExecutor(new ExecutorThreadFactory("commit-trigger")));
  }

  /** One of several that an operator runs as. */
  record Subtask(OperatorID operator, int index) {}

  void handle(Subtask subtask, CommitEvent event) {
    execute(
        () -> {
          switch (event) {
            case REQUEST -> {
              requested = true;
              triggerWhenDue();
            }
            case BACKLOG_BEGINS -> backlogs.add(subtask);
            case BACKLOG_ENDS -> backlogs.remove(subtask);
          }
        });
  }

  /** The subtask has failed or starts anew. */
  void forget(Subtask subtask) {
    execute(() -> backlogs.remove(subtask));
  }

  private void triggerWhenDue() {
    if (!requested || waiting || running) {
      return;
    }
    long wait = notBefore - nanoTime.getAsLong();
    if (wait <= 0) {
      trigger();
    } else {
      waiting = true;
      schedule(wait);
    }
  }

  private void trigger() {
    requested = false;
    if (!backlogs.isEmpty()) {
      return;
    }
    running = true;
    notBefore = nanoTime.getAsLong() + intervalNanos;
    CompletableFuture<?> started;
    try {
      started = checkpoint.get();
    } catch (RuntimeException e) {
      started = CompletableFuture.failedFuture(e);
    }
    CompletableFuture<?> unused =
        started.whenComplete((done, failure) -> execute(() -> ended(failure)));
  }

  private void ended(Throwable failure) {
    if (failure != null) {
      LOG.debug("a checkpoint on request failed; the next periodic one covers it", failure);
    }
    running = false;
    triggerWhenDue();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // fails only when the trigger is closed
  private void schedule(long nanos) {
    thread.schedule(
        () -> {
          waiting = false;
          triggerWhenDue();
        },
        nanos,
        TimeUnit.NANOSECONDS);
  }

  private void execute(Runnable action) {
    try {
      thread.execute(action);
    } catch (RejectedExecutionException e) {
      LOG.debug("the job has ended", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
