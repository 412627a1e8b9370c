package io.escalations.core.backtest;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One case folded under two sets of policies. A pure function of its set of events and of both. */
public final class CasePair {
  private final CaseTimeline underOld;
  private final CaseTimeline underNew;
  private final List<ClockPair> clocks;

  private CasePair(CaseTimeline underOld, CaseTimeline underNew) {
    this.underOld = underOld;
    this.underNew = underNew;
    clocks = pairs();
  }

  /**
   * @param events of one case, no two with the same id, in any order
   * @param asOf event time, epoch milliseconds UTC
   */
  public static CasePair of(
      String caseId,
      Collection<TimelineEvent> events,
      PolicyVersions oldPolicies,
      PolicyVersions newPolicies,
      long asOf) {
    return new CasePair(
        CaseTimeline.of(caseId, events, oldPolicies, asOf),
        CaseTimeline.of(caseId, events, newPolicies, asOf));
  }

  /** Each instance that either side has, by clock and instance. */
  public List<ClockPair> clocks() {
    return clocks;
  }

  /** Those that flip, by clock and instance. */
  public List<FlipRow> flips() {
    return clocks.stream().filter(pair -> pair.flip() != null).map(this::flip).toList();
  }

  private List<ClockPair> pairs() {
    SortedMap<ClockName, SlaClockRow> newRows = byName(underNew.clocks());
    Priority firstPriority = underNew.caseRow().firstPriority();
    List<ClockPair> pairs = new ArrayList<>();
    byName(underOld.clocks())
        .forEach((name, row) -> pairs.add(new ClockPair(row, newRows.remove(name), firstPriority)));
    newRows.values().forEach(row -> pairs.add(new ClockPair(null, row, firstPriority)));
    pairs.sort(Comparator.comparing(pair -> ClockName.of(pair.either())));
    return List.copyOf(pairs);
  }

  private static SortedMap<ClockName, SlaClockRow> byName(List<SlaClockRow> rows) {
    SortedMap<ClockName, SlaClockRow> byName = new TreeMap<>();
    rows.forEach(row -> byName.put(ClockName.of(row), row));
    return byName;
  }

  private FlipRow flip(ClockPair pair) {
    SlaClockRow before = pair.underOld();
    SlaClockRow after = pair.underNew();
    return new FlipRow(
        pair.either().caseId(),
        pair.either().clock(),
        pair.either().instance(),
        pair.flip(),
        before == null ? null : before.status(),
        after == null ? null : after.status(),
        before == null ? null : before.dueAt(),
        after == null ? null : after.dueAt(),
        before == null ? null : before.breachedAt(),
        after == null ? null : after.breachedAt(),
        pair.firstPriority(),
        pair.either().department(),
        FlipReason.of(ClockSide.of(underOld, pair, before), ClockSide.of(underNew, pair, after)));
  }

  /** By clock, then instance. */
  private record ClockName(String clock, int instance) implements Comparable<ClockName> {
    private static final Comparator<ClockName> ORDER =
        Comparator.comparing(ClockName::clock).thenComparingInt(ClockName::instance);

    static ClockName of(SlaClockRow row) {
      return new ClockName(row.clock(), row.instance());
    }

    @Override
    public int compareTo(ClockName other) {
      return ORDER.compare(this, other);
    }
  }
}
