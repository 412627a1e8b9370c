package io.escalations.importer;

import io.escalations.schemas.event.EventType;
import java.util.List;
import java.util.Map;

/**
 * What came of an export.
 *
 * @param firstRefusals one line each: row, column, value, reason; the first ten
 */
public record ImportSummary(
    long rowsMapped,
    long rowsRefused,
    Map<EventType, Long> eventsByType,
    List<String> firstRefusals) {

  public long events() {
    return eventsByType.values().stream().mapToLong(Long::longValue).sum();
  }
}
