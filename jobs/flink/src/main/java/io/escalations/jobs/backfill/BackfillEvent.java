package io.escalations.jobs.backfill;

/**
 * An event on its way to its case.
 *
 * @param order of arrival: the file, and the place in it
 * @param content as {@code case-events-accepted} carries it
 * @param ingestedAt epoch milliseconds UTC; null if the file does not say
 * @param knownAt event time from which on it was known, epoch milliseconds UTC; null if the order
 *     of the input tells
 * @param reachedInFile the greatest {@code occurred_at} of the records before it in its file
 */
public record BackfillEvent(
    String caseId,
    long order,
    byte[] content,
    long contentDigest,
    Long ingestedAt,
    Long knownAt,
    long reachedInFile) {
  private static final int BITS_OF_NUMBER = 40;

  /**
   * The order of arrival.
   *
   * @param file its place among all
   * @param number of the line or row in it
   */
  static long order(int file, long number) {
    return ((long) file << BITS_OF_NUMBER) | number;
  }

  /** The place of its file among all. */
  static int file(long order) {
    return (int) (order >>> BITS_OF_NUMBER);
  }

  /** The number of its line or row. */
  static long number(long order) {
    return order & ((1L << BITS_OF_NUMBER) - 1);
  }
}
