package io.escalations.importer;

/** A row that cannot be mapped: which column, what stands there and what is wrong with it. */
final class RowRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param column null if the whole row is meant
   */
  RowRefused(String column, String value, String reason) {
    super(
        column == null ? reason : "column " + column + ": '" + value + "' " + reason,
        null,
        false,
        false);
  }
}
