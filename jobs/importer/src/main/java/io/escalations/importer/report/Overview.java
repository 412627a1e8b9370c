package io.escalations.importer.report;

import io.escalations.schemas.event.EventType;
import java.util.List;
import java.util.Map;

/**
 * What an import understood of a file.
 *
 * @param states how often each value stands in each column whose values are states
 * @param lastEvents how many cases end with an event of each type
 * @param timelines of ten cases: of those that are warned of, and the first of the file
 */
public record Overview(
    Map<String, Map<String, Long>> states,
    Map<EventType, Long> lastEvents,
    List<Timeline> timelines) {
  /** The events of a case, in the order in which they are told. */
  public record Timeline(String caseId, long line, List<Step> steps) {}

  /**
   * An event of a case.
   *
   * @param occurredAt epoch milliseconds
   * @param line of the row that gives it
   * @param rule that gives it
   */
  public record Step(long occurredAt, EventType type, long line, String rule) {}
}
