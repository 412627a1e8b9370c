package io.escalations.importer.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a file is written.
 *
 * @param delimiter null to find it out among the usual ones
 * @param quote null if values are not quoted
 * @param escape stands before a quote, a delimiter, a line break or itself; null if there is none
 * @param encoding unless the file says otherwise by its first bytes
 * @param trim whether blanks around values are left out
 * @param skipLines how many lines stand above the header; null to look for it
 * @param columns the names of the columns where the file has no header; null if it has one
 */
public record Dialect(
    String delimiter,
    Character quote,
    Character escape,
    Charset encoding,
    boolean trim,
    ShortRows shortRows,
    Integer skipLines,
    List<String> columns) {
  /** What becomes of a row with fewer values than the header. */
  public enum ShortRows {
    /** The missing values are empty; the row is warned of. */
    WARN,
    /** The missing values are empty. */
    ACCEPT,
    REFUSE
  }

  /** What is read where the mapping says nothing. */
  public static final Dialect USUAL =
      new Dialect(null, '"', null, StandardCharsets.UTF_8, true, ShortRows.WARN, null, null);

  Dialect withDelimiter(String other) {
    return new Dialect(other, quote, escape, encoding, trim, shortRows, skipLines, columns);
  }
}
