package io.escalations.sources.product;

/**
 * How far a product was read.
 *
 * @param reached everything before it was read, epoch milliseconds UTC
 * @param page where to go on within a window, as the product calls it; null between two windows
 */
public record Cursor(long reached, String page) {
  /** Nothing before this instant is wanted. */
  public static Cursor from(long instant) {
    return new Cursor(instant, null);
  }
}
