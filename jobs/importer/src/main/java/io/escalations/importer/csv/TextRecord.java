package io.escalations.importer.csv;

import java.util.List;

/**
 * One record of a file.
 *
 * @param line the line of the file it begins on, counted from 1
 * @param endLine the line it ends on
 * @param values without blanks around them and the guards of spreadsheets; empty if broken
 * @param raw the first line as it stands there, if broken
 * @param fault what is wrong and what to do; null if the record can be read
 */
public record TextRecord(long line, long endLine, List<String> values, String raw, String fault) {
  /** Whether nothing stands in it but delimiters. */
  public boolean isBlank() {
    return fault == null && values.stream().allMatch(String::isEmpty);
  }
}
