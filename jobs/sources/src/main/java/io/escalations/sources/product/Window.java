package io.escalations.sources.product;

import java.time.Duration;

/**
 * A window whose pages are read one after the other.
 *
 * @param start everything from here on is in it, epoch milliseconds UTC
 * @param begun when its first page was asked for: what happens later may be missing
 * @param token of the next page; null for the first
 */
record Window(long start, long begun, String token) {
  static Window of(Cursor cursor, long now, Duration overlap) {
    if (cursor.page() == null) {
      return new Window(Math.max(0, cursor.reached() - overlap.toMillis()), now, null);
    }
    String[] parts = cursor.page().split(" ", 3);
    return new Window(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
  }

  /** Where a cursor stands before a page of this window. */
  String at(String next) {
    return start + " " + begun + " " + next;
  }
}
