package io.escalations.schemas;

/**
 * Texts in files that people open in a spreadsheet. It computes what begins with one of {@code = +
 * - @}, a tab or a carriage return, and what customers write ends up in cells.
 */
public final class SpreadsheetText {
  private static final String DANGEROUS = "=+-@\t\r";

  private SpreadsheetText() {}

  /** The text, with an apostrophe before it where a spreadsheet would compute it. */
  public static String guarded(String text) {
    return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
