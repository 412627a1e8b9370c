package io.escalations.cli.verify;

/**
 * The rows of a table in a quarter, on both sides.
 *
 * @param quarter such as 2016Q1; {@code none} for cases that were never opened
 * @param rows how many were computed
 * @param hash of those, 16 hexadecimal digits
 * @param foundRows how many are published
 * @param foundHash of those
 */
public record QuarterHash(
    String table, String quarter, long rows, String hash, long foundRows, String foundHash) {
  public boolean isSame() {
    return rows == foundRows && hash.equals(foundHash);
  }
}
