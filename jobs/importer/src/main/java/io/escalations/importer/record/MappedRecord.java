package io.escalations.importer.record;

import io.escalations.importer.row.RowRefused;
import io.escalations.schemas.event.CaseEvent;
import java.util.List;

/**
 * What became of a record.
 *
 * @param caseId null if it was skipped or names none
 * @param skipped whether the mapping says that it is about no case
 * @param refused what of it could not be mapped; the rest was
 * @param snapshots of the case, this one included, for the next record of it; ascending
 */
public record MappedRecord(
    String caseId,
    boolean skipped,
    List<CaseEvent> events,
    List<RowRefused> refused,
    List<Snapshot> snapshots) {
  public MappedRecord {
    events = List.copyOf(events);
    refused = List.copyOf(refused);
    snapshots = List.copyOf(snapshots);
  }
}
