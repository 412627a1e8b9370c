package io.escalations.importer.order;

import java.util.List;

/**
 * In which order the rows of a case are told.
 *
 * @param base what rows follow that no key tells apart
 * @param keys the first that tells two rows apart decides
 * @param chain null if the file has no old and new values
 */
public record RowOrder(Base base, List<Key> keys, Chain chain) {
  /** The order of the file, or the other way round. */
  public enum Base {
    /** From the top, or from the bottom where the dates show that the newest row stands first. */
    RECOGNISED,
    FILE,
    NEWEST_FIRST
  }

  /** By what rows are put in order. */
  public sealed interface Key {}

  /** By the date of the row. */
  public record ByTime() implements Key {}

  /** By old and new values alone. */
  public record ByChain() implements Key {}

  /** By a column with numbers, or texts with numbers in them. */
  public record ByColumn(String column) implements Key {}

  /** Whether the rows are put in order of time before all else. */
  public boolean isByTime() {
    return !keys.isEmpty() && keys.get(0) instanceof ByTime;
  }

  /** Whether old and new values decide the whole order. */
  public boolean isByChain() {
    return !keys.isEmpty() && keys.get(0) instanceof ByChain;
  }
}
