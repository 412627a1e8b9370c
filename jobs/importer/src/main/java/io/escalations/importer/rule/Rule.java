package io.escalations.importer.rule;

import io.escalations.importer.cell.Cell;
import io.escalations.importer.cell.TimeCell;
import io.escalations.importer.condition.Condition;
import io.escalations.importer.row.Entries;
import io.escalations.schemas.event.EventType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An event that rows give.
 *
 * @param name part of the ids of its events
 * @param each what a row holds several of, with an event for each; null for one event a row
 * @param fields by their dotted name in the event, in the order of the mapping
 * @param newColumns the columns whose new value makes the event, besides its date
 * @param stateColumns the columns whose states its condition compares
 * @param fallback whether it waits for rows of which no other rule makes anything
 */
public record Rule(
    String name,
    Condition when,
    Entries each,
    EventType event,
    TimeCell occurredAt,
    Map<String, Cell> fields,
    List<String> newColumns,
    Set<String> stateColumns,
    boolean fallback) {}
