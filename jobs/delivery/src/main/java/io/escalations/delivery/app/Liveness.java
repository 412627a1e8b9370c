package io.escalations.delivery.app;

import io.escalations.schemas.fact.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether the pipeline lives: each subtask of the timeline job writes how far it is every few
 * seconds, also while nothing happens. Not thread-safe.
 */
final class Liveness {
  private static final long SILENT_AFTER = Duration.ofMinutes(2).toMillis();

  private final Map<Integer, Long> writtenAt = new HashMap<>();
  private int subtasks;

  /**
   * @param at when it was written, epoch milliseconds UTC
   */
  void read(Progress progress, long at) {
    if (progress.subtasks() != subtasks) {
      subtasks = progress.subtasks();
      writtenAt.keySet().removeIf(subtask -> subtask >= subtasks);
    }
    writtenAt.merge(progress.subtask(), at, Math::max);
  }

  /** False until every subtask has written. */
  boolean isAlive(long now) {
    return subtasks > 0
        && writtenAt.size() == subtasks
        && writtenAt.values().stream().allMatch(at -> now - at < SILENT_AFTER);
  }
}
