package io.escalations.importer;

import io.escalations.importer.report.Finding;
import io.escalations.importer.report.Overview;
import io.escalations.schemas.event.EventType;
import java.util.List;
import java.util.Map;

/**
 * What came of an export.
 *
 * @param firstAt the least occurred_at, epoch milliseconds; null without events
 * @param lastAt the greatest
 * @param refusals by reason
 * @param warnings by kind
 */
public record ImportSummary(
    Rows rows,
    long cases,
    Map<EventType, Long> eventsByType,
    Long firstAt,
    Long lastAt,
    List<Finding> refusals,
    List<Finding> warnings,
    Overview overview) {
  /**
   * The rows of the file. Those read are those mapped, refused, skipped and blank together.
   *
   * @param withoutEvent of those mapped
   * @param skipped by the mapping's {@code skip}
   * @param blank with nothing but delimiters
   * @param headerLine the line that names the columns; 0 if the mapping names them
   */
  public record Rows(
      long mapped, long withoutEvent, long refused, long skipped, long blank, long headerLine) {
    public long read() {
      return mapped + refused + skipped + blank;
    }
  }

  public long events() {
    return eventsByType.values().stream().mapToLong(Long::longValue).sum();
  }

  public long warningsCount() {
    return warnings.stream().mapToLong(Finding::count).sum();
  }
}
