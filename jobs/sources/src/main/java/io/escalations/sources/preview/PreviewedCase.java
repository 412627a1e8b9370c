package io.escalations.sources.preview;

import io.escalations.importer.row.RowRefused;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.CaseRow;
import java.util.List;

/**
 * What would become of a case.
 *
 * @param records that its source has of it
 * @param events that come of them
 * @param refused what of them could not be mapped
 * @param facts of the case, as the pipeline folds these events
 */
public record PreviewedCase(
    int records, List<CaseEvent> events, List<RowRefused> refused, CaseRow facts) {
  public PreviewedCase {
    events = List.copyOf(events);
    refused = List.copyOf(refused);
  }
}
