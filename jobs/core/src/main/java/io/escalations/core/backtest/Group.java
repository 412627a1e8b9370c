package io.escalations.core.backtest;

/** The sums of one group of clock instances. */
final class Group {
  private static final double SHARE_DIGITS = 1e4;

  private final Attainment underOld = new Attainment();
  private final Attainment underNew = new Attainment();
  private final DueShift due = new DueShift();
  private long instances;
  private long onlyOld;
  private long onlyNew;

  void add(ClockPair pair) {
    instances++;
    underOld.add(pair.underOld());
    underNew.add(pair.underNew());
    due.add(pair.underOld(), pair.underNew());
    Flip flip = pair.flip();
    onlyOld += flip == Flip.ONLY_OLD ? 1 : 0;
    onlyNew += flip == Flip.ONLY_NEW ? 1 : 0;
  }

  void add(Group other) {
    instances += other.instances;
    underOld.add(other.underOld);
    underNew.add(other.underNew);
    due.add(other.due);
    onlyOld += other.onlyOld;
    onlyNew += other.onlyNew;
  }

  GroupRow row(GroupKey key) {
    return new GroupRow(
        key.clock(),
        key.dimension(),
        key.value(),
        instances,
        underOld.instances(),
        underNew.instances(),
        underOld.met(),
        underNew.met(),
        underOld.breached(),
        underNew.breached(),
        share(underOld),
        share(underNew),
        onlyOld,
        onlyNew,
        due.earlier(),
        due.meanEarlierMillis(),
        due.later(),
        due.meanLaterMillis());
  }

  /** Rounded as the quarterly reports round it. */
  private static Double share(Attainment attainment) {
    long decided = attainment.met() + attainment.breached();
    return decided == 0
        ? null
        : Double.valueOf(Math.round(attainment.met() * SHARE_DIGITS / decided) / SHARE_DIGITS);
  }
}
