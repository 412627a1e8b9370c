package io.escalations.schemas.table;

/**
 * Sixty-four bits of a row's values, the same in every JVM: enough to tell whether a row is as it
 * was. All rows of a case are digested whenever it is evaluated, so nothing is encoded for it.
 *
 * <p>The digest of a row is the sum over its columns. Each column spreads its values by a number of
 * its own, its place in the table; an absent value adds nothing. So a column that a later build
 * appends changes no digest until it has a value.
 */
final class RowDigest {
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  @SuppressWarnings("ConstantOverflow") // it wraps around, as all of the digest does
  private static final long FACTOR_2 = FACTOR * FACTOR;

  @SuppressWarnings("ConstantOverflow") // it wraps around, as all of the digest does
  private static final long FACTOR_3 = FACTOR_2 * FACTOR;

  @SuppressWarnings("ConstantOverflow") // it wraps around, as all of the digest does
  private static final long FACTOR_4 = FACTOR_3 * FACTOR;

  private RowDigest() {}

  /** What a column adds to each of its values before they are spread. */
  static long seed(int place) {
    return (place + 1) * FACTOR;
  }

  /** Spreads every bit over all: the finalizer of SplitMix64. */
  static long spread(long bits) {
    long spread = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    spread = (spread ^ (spread >>> 27)) * 0x94d049bb133111ebL;
    return spread ^ (spread >>> 31);
  }

  /**
   * A polynomial of the UTF-16 units, four of them at a time, so that the processor need not wait
   * for each product.
   */
  static long bits(String text) {
    long bits = text.length();
    int at = 0;
    for (; at + 3 < text.length(); at += 4) {
      bits =
          bits * FACTOR_4
              + text.charAt(at) * FACTOR_3
              + text.charAt(at + 1) * FACTOR_2
              + text.charAt(at + 2) * FACTOR
              + text.charAt(at + 3);
    }
    for (; at < text.length(); at++) {
      bits = bits * FACTOR + text.charAt(at);
    }
    return bits;
  }
}
