package io.escalations.core.backtest;

import java.util.Comparator;

/**
 * What the instances of a group have in common.
 *
 * @param place orders values that are not in the order of their texts
 */
record GroupKey(String clock, Dimension dimension, int place, String value)
    implements Comparable<GroupKey> {
  private static final Comparator<GroupKey> ORDER =
      Comparator.comparing(GroupKey::clock)
          .thenComparing(GroupKey::dimension)
          .thenComparingInt(GroupKey::place)
          .thenComparing(GroupKey::value);

  static GroupKey of(ClockPair pair, Dimension dimension) {
    return new GroupKey(
        pair.either().clock(), dimension, dimension.place(pair), dimension.value(pair));
  }

  @Override
  public int compareTo(GroupKey other) {
    return ORDER.compare(this, other);
  }
}
