package io.escalations.importer.report;

import io.escalations.importer.report.Finding.Example;
import io.escalations.importer.text.VisibleText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an import warns of, counted by kind, with the first few of each. */
public final class Warnings {
  private static final int SHOWN = 5;

  private final Map<WarningKind, FirstFew> byKind = new EnumMap<>(WarningKind.class);

  /**
   * @param line of the file, counted from 1; 0 if no line is meant
   */
  public void add(WarningKind kind, long line, String detail) {
    byKind.computeIfAbsent(kind, first -> new FirstFew(SHOWN)).add(new Example(line, detail));
  }

  /** Of a value in a column. */
  public void add(WarningKind kind, long line, String column, String text, String detail) {
    add(
        kind,
        line,
        "column "
            + column
            + ": "
            + VisibleText.quoted(text)
            + (detail.isEmpty() ? "" : ": " + detail));
  }

  /** How many there are of all kinds. */
  public long count() {
    return byKind.values().stream().mapToLong(FirstFew::count).sum();
  }

  public List<Finding> findings() {
    return byKind.entrySet().stream()
        .map(
            kind ->
                new Finding(
                    kind.getKey().title(),
                    kind.getKey().advice(),
                    kind.getValue().count(),
                    kind.getValue().examples()))
        .toList();
  }
}
