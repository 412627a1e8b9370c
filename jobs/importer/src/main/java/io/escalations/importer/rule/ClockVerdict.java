package io.escalations.importer.rule;

import io.escalations.importer.cell.Cell;
import io.escalations.importer.cell.TimeCell;

/**
 * Where the verdict on one clock stands. One of the two is there.
 *
 * @param clock its name in the policies
 * @param outcome {@code MET} or {@code BREACHED}; null if the export does not say
 * @param due the deadline; null if the export does not say
 */
public record ClockVerdict(String clock, Cell outcome, TimeCell due) {}
