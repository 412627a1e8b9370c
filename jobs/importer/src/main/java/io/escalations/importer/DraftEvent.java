package io.escalations.importer;

import io.escalations.importer.cell.Reading;
import io.escalations.importer.order.TimedRow;
import io.escalations.importer.rule.Rule;
import io.escalations.schemas.event.CaseEvent;

/**
 * An event with where it comes from.
 *
 * @param number of the row, dealt out in the order of the case's rows
 * @param position among the events of its row, counted from 0
 * @param reading its date; null if its row's was decided with the order
 */
record DraftEvent(
    CaseEvent event, Rule rule, TimedRow source, long number, int position, Reading reading) {
  /** Rows hold at most a million events, see {@code sequence.times}. */
  long rank() {
    return number << 20 | position;
  }
}
