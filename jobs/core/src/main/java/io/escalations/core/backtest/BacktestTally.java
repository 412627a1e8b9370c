package io.escalations.core.backtest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sums of a back-test. They are whole numbers, so that the order in which cases are added and
 * tallies are joined changes nothing.
 */
public final class BacktestTally {
  private final long asOf;
  private final Map<GroupKey, Group> groups = new HashMap<>();
  private final OverdueLoad load = new OverdueLoad();
  private long cases;
  private long instances;
  private long onlyOld;
  private long onlyNew;

  /**
   * @param asOf epoch milliseconds UTC
   */
  public BacktestTally(long asOf) {
    this.asOf = asOf;
  }

  public void add(CasePair pair) {
    cases++;
    pair.clocks().forEach(this::add);
  }

  private void add(ClockPair pair) {
    instances++;
    onlyOld += pair.flip() == Flip.ONLY_OLD ? 1 : 0;
    onlyNew += pair.flip() == Flip.ONLY_NEW ? 1 : 0;
    for (Dimension dimension : Dimension.values()) {
      groups.computeIfAbsent(GroupKey.of(pair, dimension), key -> new Group()).add(pair);
    }
    load.add(pair, asOf);
  }

  /** Adds what another one has counted. */
  public void add(BacktestTally other) {
    cases += other.cases;
    instances += other.instances;
    onlyOld += other.onlyOld;
    onlyNew += other.onlyNew;
    other.groups.forEach(
        (key, group) -> groups.computeIfAbsent(key, any -> new Group()).add(group));
    load.add(other.load);
  }

  public long asOf() {
    return asOf;
  }

  public long cases() {
    return cases;
  }

  /** Clock instances that either side has. */
  public long instances() {
    return instances;
  }

  public long onlyOld() {
    return onlyOld;
  }

  public long onlyNew() {
    return onlyNew;
  }

  /** By clock, dimension and value. */
  public List<GroupRow> groups() {
    return groups.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(group -> group.getValue().row(group.getKey()))
        .toList();
  }

  /** By hour. */
  public List<LoadRow> load() {
    return load.rows();
  }
}
