package io.escalations.dashboards.live;

import io.escalations.schemas.fact.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The pipeline's event time: the least over its subtasks of the newest each has reported. */
public final class PipelineClock {
  private final Map<Integer, Long> newest = new HashMap<>();
  private int subtasks;

  public void add(Progress progress) {
    subtasks = progress.subtasks();
    newest.put(progress.subtask(), progress.eventTime());
    newest.keySet().removeIf(subtask -> subtask >= subtasks);
  }

  /**
   * Epoch milliseconds UTC; empty until every subtask has reported and the first event has come.
   */
  public OptionalLong eventTime() {
    if (subtasks == 0 || newest.size() < subtasks) {
      return OptionalLong.empty();
    }
    long least = newest.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    return least == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
  }
}
