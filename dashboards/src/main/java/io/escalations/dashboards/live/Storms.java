package io.escalations.dashboards.live;

import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.SlaAlert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Recognises storms from the alerts that were emitted since the server started. Time is event time,
 * in epoch milliseconds UTC. Not thread-safe.
 */
public final class Storms {
  /** Breaches within so long of now belong together. */
  public static final Duration SPAN = Duration.ofMinutes(5);

  /** So many of one department, clock and cause are one thing that happened rather than many. */
  public static final int MANY = 25;

  /** Of a storm the newest rows still stand in the list one by one. */
  public static final int SHOWN = 3;

  private final Map<ClockKey, SlaAlert> recent = new HashMap<>();
  private long now = Long.MIN_VALUE;

  private record Kind(String department, String clock, boolean byPolicy) {}

  void alert(SlaAlert breach) {
    ClockKey key = ClockKey.of(breach);
    if (breach.action() == AlertAction.VOIDED) {
      recent.remove(key);
    } else if (breach.action() == AlertAction.RAISED || recent.containsKey(key)) {
      recent.put(key, breach);
    }
    advanceTo(breach.knownAt());
  }

  void advanceTo(long eventTime) {
    if (eventTime > now) {
      now = eventTime;
      recent.values().removeIf(breach -> breach.at() < since());
    }
  }

  /** From when on a breach can belong to a storm that is still on. */
  long since() {
    return now == Long.MIN_VALUE ? now : now - SPAN.toMillis();
  }

  /** The storms that are on, the greatest first. */
  List<Storm> current() {
    Map<Kind, List<SlaAlert>> kinds =
        recent.values().stream().collect(Collectors.groupingBy(Storms::kind));
    List<Storm> storms = new ArrayList<>();
    kinds.forEach(
        (kind, breaches) -> {
          if (breaches.size() >= MANY) {
            long newest = breaches.stream().mapToLong(SlaAlert::at).max().orElseThrow();
            storms.add(
                new Storm(
                    kind.department(), kind.clock(), kind.byPolicy(), breaches.size(), newest));
          }
        });
    storms.sort(
        Comparator.comparingInt(Storm::breaches)
            .reversed()
            .thenComparing(Storm::clock)
            .thenComparing(storm -> String.valueOf(storm.department())));
    return storms;
  }

  private static Kind kind(SlaAlert breach) {
    return new Kind(
        breach.department(), breach.clock(), OpenClock.byPolicy(breach.at(), breach.dueAt()));
  }
}
