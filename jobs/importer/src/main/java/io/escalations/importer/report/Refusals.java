package io.escalations.importer.report;

import io.escalations.importer.report.Finding.Example;
import io.escalations.importer.row.RowRefused;
import io.escalations.importer.text.VisibleText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that are refused, counted by reason, with the first few of each. */
public final class Refusals {
  private static final int SHOWN = 5;
  private static final int MOST_REASONS = 50;
  private static final String OTHER = "other reasons";

  private final Map<String, FirstFew> byReason = new LinkedHashMap<>();
  private final FirstFew first = new FirstFew(1);

  /**
   * @param line of the file, counted from 1
   */
  public void add(long line, RowRefused refused) {
    String reason =
        (refused.column() == null ? "" : "column " + refused.column() + " ") + refused.reason();
    if (byReason.size() >= MOST_REASONS && !byReason.containsKey(reason)) {
      reason = OTHER;
    }
    String text = refused.text() == null ? refused.reason() : VisibleText.quoted(refused.text());
    byReason.computeIfAbsent(reason, few -> new FirstFew(SHOWN)).add(new Example(line, text));
    first.add(new Example(line, refused.getMessage()));
  }

  public long count() {
    return first.count();
  }

  /** The one of the first line, with what is wrong with it. */
  public Example first() {
    return first.examples().get(0);
  }

  /** The reason with the most rows first. */
  public List<Finding> findings() {
    return byReason.entrySet().stream()
        .map(
            reason ->
                new Finding(
                    reason.getKey(), "", reason.getValue().count(), reason.getValue().examples()))
        .sorted(Comparator.comparingLong(Finding::count).reversed())
        .toList();
  }
}
