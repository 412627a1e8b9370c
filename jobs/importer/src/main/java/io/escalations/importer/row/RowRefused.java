package io.escalations.importer.row;

import io.escalations.importer.text.VisibleText;

/** A row that cannot be mapped: which column, what stands there, and what to do about it. */
public final class RowRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String column;
  private final String text;
  private final String reason;

  /**
   * @param column null if the whole row is meant
   * @param text what stands there; null if the whole row is meant
   * @param reason without what differs from row to row, so that rows can be counted by it
   */
  public RowRefused(String column, String text, String reason) {
    super(message(column, text, reason), null, false, false);
    this.column = column;
    this.text = text;
    this.reason = reason;
  }

  /** A whole row. */
  public RowRefused(String reason) {
    this(null, null, reason);
  }

  private static String message(String column, String text, String reason) {
    if (column == null) {
      return text == null ? reason : VisibleText.quoted(text) + " " + reason;
    }
    return "column " + column + ": " + VisibleText.quoted(text) + " " + reason;
  }

  /** Null if the whole row is meant. */
  public String column() {
    return column;
  }

  /** What stands there; null if the whole row is meant. */
  public String text() {
    return text;
  }

  /** The same for all rows that are refused for the same. */
  public String reason() {
    return reason;
  }
}
