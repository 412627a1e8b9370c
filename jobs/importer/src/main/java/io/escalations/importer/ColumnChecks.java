package io.escalations.importer;

import io.escalations.importer.cell.DateCell;
import io.escalations.importer.csv.Columns;
import io.escalations.importer.csv.CsvRow;
import io.escalations.importer.report.WarningKind;
import io.escalations.importer.report.Warnings;
import io.escalations.importer.rule.Mapping;
import io.escalations.importer.rule.Mapping.ExpectedValues;
import io.escalations.importer.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is odd about the values of a file, row by row. */
final class ColumnChecks {
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "-",
          "--",
          "—",
          "–",
          "?",
          "n/a",
          "#n/a",
          "null",
          "(null)",
          "<null>",
          "\\n",
          "none",
          "(none)",
          "undefined",
          "(blank)",
          "(empty)",
          "not set");

  private static final Pattern ROUNDED =
      Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE]\\+?\\d+|\\d{15}0+|\\d{15,}\\.0+");
  private static final Pattern GARBLED =
      Pattern.compile("[ÃÂ][\\x80-\\xBF\\u2018-\\u203A\\u20AC\\u2122ŸŠŒŽšœž]|â\\u20AC|\\uFFFD");

  /** Distinct values looked at in a column, to find one that is like what the mapping waits for. */
  private static final int MOST_VALUES = 10_000;

  private final Mapping mapping;
  private final Warnings warnings;
  private final Columns columns;
  private final long[] known;
  private final Map<String, Set<String>> values = new HashMap<>();
  private final Set<String> named = new HashSet<>();
  private final List<DateCell> severalFormats;
  private long rows;

  /**
   * @param columns those that the mapping uses
   */
  ColumnChecks(Mapping mapping, Columns columns, Warnings warnings) {
    this.mapping = mapping;
    this.warnings = warnings;
    this.columns = columns;
    known = new long[columns.names().size()];
    for (ExpectedValues expected : mapping.expected()) {
      values.put(expected.column(), new HashSet<>());
      named.addAll(expected.values());
    }
    severalFormats =
        Stream.concat(Stream.of(mapping.time()), mapping.rules().stream().map(Rule::occurredAt))
            .distinct()
            .filter(DateCell.class::isInstance)
            .map(DateCell.class::cast)
            .filter(date -> date.formats().areSeveral())
            .toList();
  }

  void check(String caseId, CsvRow row) {
    rows++;
    for (int index = 0; index < known.length; index++) {
      String text = row.values().get(index);
      if (!text.isEmpty() && !mapping.unknown().contains(text)) {
        known[index]++;
        checkText(row, columns.names().get(index), text);
      }
    }
    if (ROUNDED.matcher(caseId).matches()) {
      warnings.add(WarningKind.ROUNDED_ID, row.line(), mapping.caseColumn(), caseId, "");
    }
    values.forEach(
        (column, seen) -> {
          if (seen.size() < MOST_VALUES) {
            seen.add(row.text(column));
          }
        });
    for (DateCell date : severalFormats) {
      if (date.isReadTwoWays(row)) {
        warnings.add(WarningKind.TWO_READINGS, row.line(), date.column(), date.text().of(row), "");
      }
    }
  }

  private void checkText(CsvRow row, String column, String text) {
    if (text.length() <= 11
        && PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT))
        && !named.contains(text)) {
      warnings.add(WarningKind.PLACEHOLDER, row.line(), column, text, "");
    }
    if (!isAscii(text) && GARBLED.matcher(text).find()) {
      warnings.add(WarningKind.WRONG_ENCODING, row.line(), column, text, "");
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  /** What only the whole file shows. */
  void checkWhole() {
    if (rows == 0) {
      return;
    }
    Set<String> empty = new HashSet<>(columns.names());
    for (int index = 0; index < known.length; index++) {
      if (known[index] > 0) {
        empty.remove(columns.names().get(index));
      }
    }
    empty.stream()
        .sorted()
        .forEach(column -> warnings.add(WarningKind.EMPTY_COLUMN, 0, "column " + column));
    for (ExpectedValues expected : mapping.expected()) {
      Set<String> seen = values.get(expected.column());
      List<String> missing = new ArrayList<>(expected.values());
      missing.removeAll(seen);
      for (String value : missing) {
        seen.stream()
            .filter(other -> folded(other).equals(folded(value)))
            .findFirst()
            .ifPresent(
                other ->
                    warnings.add(
                        WarningKind.VALUE_NEVER_SEEN,
                        0,
                        expected.column(),
                        value,
                        "the file has '" + other + "'"));
      }
    }
  }

  /** Letters and digits alone, in lower case. */
  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
