package io.escalations.jobs.operator;

import io.escalations.schemas.fact.Progress;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.TaskInfo;

/**
 * Emits a subtask's progress, throttled: when event time has passed another step, and now and then
 * while time stands still, since that shows that the job lives.
 */
public final class ProgressEmitter {
  static final long INTERVAL_MILLIS = 5_000;

  private final long stepMillis;
  private final int subtask;
  private final int subtasks;
  private final Consumer<Progress> output;
  private long emittedTime = Long.MIN_VALUE;
  private long emittedAt = Long.MIN_VALUE;
  private Object emittedState;

  /**
   * @param step of event time
   */
  public ProgressEmitter(Duration step, TaskInfo task, Consumer<Progress> output) {
    stepMillis = step.toMillis();
    subtask = task.getIndexOfThisSubtask();
    subtasks = task.getNumberOfParallelSubtasks();
    this.output = output;
  }

  /**
   * @param eventTime epoch milliseconds UTC; MIN_VALUE while none is known: then nothing is emitted
   * @param wallClock epoch milliseconds UTC
   */
  public void emitIfDue(long eventTime, long wallClock) {
    emitIfDue(eventTime, wallClock, null);
  }

  /**
   * @param state what else the output tells: when it has changed, that is due at once
   */
  public void emitIfDue(long eventTime, long wallClock, Object state) {
    boolean changed = step(eventTime) != step(emittedTime) || !Objects.equals(state, emittedState);
    if (eventTime == Long.MIN_VALUE || (!changed && wallClock - emittedAt < INTERVAL_MILLIS)) {
      return;
    }
    output.accept(new Progress(subtask, subtasks, eventTime));
    emittedTime = eventTime;
    emittedAt = wallClock;
    emittedState = state;
  }

  private long step(long instant) {
    return Math.floorDiv(instant, stepMillis);
  }
}
