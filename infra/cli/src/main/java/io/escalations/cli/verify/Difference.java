package io.escalations.cli.verify;

import java.util.List;

/**
 * A row that is published otherwise than it is computed.
 *
 * @param key its key's columns
 * @param changes the columns that differ; empty if one side has no such row
 * @param isComputed whether it is among the computed rows
 * @param isFound whether it is published
 * @param follows the event that it follows, for people; null if none is known
 */
public record Difference(
    String table,
    String quarter,
    String key,
    List<Change> changes,
    boolean isComputed,
    boolean isFound,
    String follows) {

  /** A column's value on both sides, as text. */
  public record Change(String column, String computed, String found) {
    @Override
    public String toString() {
      return column + ": computed " + computed + ", found " + found;
    }
  }

  /** One line. */
  public String text() {
    String what = changes.stream().map(Change::toString).reduce((a, b) -> a + "; " + b).orElse("");
    String state = isComputed ? isFound ? what : "is missing" : "is not computed";
    return table
        + " "
        + quarter
        + " "
        + key.replace('\t', ' ')
        + ": "
        + state
        + (follows == null ? "" : "; follows " + follows);
  }
}
