package io.escalations.dashboards.live;

import io.escalations.dashboards.live.Snapshot.ClockFact;
import io.escalations.dashboards.live.Snapshot.Warning;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ClickHouse in memory: facts are put in, snapshots are taken as the queries take them. */
final class Facts {
  private final Map<ClockKey, OpenClock> open = new HashMap<>();
  private final Map<ClockKey, Long> breachedAt = new HashMap<>();
  private final List<Warning> warnings = new ArrayList<>();
  private long reached = Long.MIN_VALUE;

  Facts running(ClockKey key, long dueAt) {
    breachedAt.remove(key);
    open.put(key, row(key, BoardList.AT_RISK, dueAt, null));
    return this;
  }

  Facts breached(ClockKey key, long at) {
    breachedAt.put(key, at);
    open.put(key, row(key, BoardList.BREACHES, at, at));
    return this;
  }

  /** Of a breach too, which stays one. */
  Facts stopped(ClockKey key) {
    open.remove(key);
    return this;
  }

  Facts warned(ClockKey key, int level, int revision, boolean stands) {
    warnings.add(new Warning(key, level, revision, stands));
    return this;
  }

  Facts reached(long eventTime) {
    reached = eventTime;
    return this;
  }

  Snapshot snapshot(Map<ClockKey, Integer> asked) {
    Map<ClockKey, ClockFact> facts = new HashMap<>();
    asked.forEach((key, revision) -> facts.put(key, new ClockFact(revision, breachedAt.get(key))));
    Map<Group, Integer> totals = new HashMap<>();
    open.values().forEach(row -> totals.merge(row.group(), 1, Integer::sum));
    return new Snapshot(
        List.of(new Progress(0, 1, reached)),
        facts,
        List.copyOf(open.values()),
        totals,
        List.copyOf(warnings),
        List.of());
  }

  private static OpenClock row(ClockKey key, BoardList list, long dueAt, Long breachedAt) {
    return new OpenClock(
        key,
        list,
        dueAt,
        breachedAt,
        3_600_000L,
        Priority.P2,
        "Billing",
        null,
        null,
        "ann",
        "refund",
        "v1",
        0,
        breachedAt == null ? null : key.text() + "100",
        null,
        null);
  }
}
