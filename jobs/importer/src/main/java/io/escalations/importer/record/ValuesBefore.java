package io.escalations.importer.record;

import io.escalations.importer.condition.CaseHistory;
import io.escalations.importer.json.JsonRow;
import io.escalations.importer.row.ValuesRow;
import io.escalations.importer.rule.RecordMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values that columns had before a record: as the record says, or as earlier ones did. */
final class ValuesBefore {
  /** Enough for hooks that overtake one another. */
  private static final int KEPT = 20;

  private final RecordMapping mapping;

  ValuesBefore(RecordMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * @param at when the record was true, epoch milliseconds UTC
   * @param kept snapshots of the case, ascending; later ones than the record are passed over
   */
  CaseHistory history(JsonRow entry, long at, List<Snapshot> kept) {
    CaseHistory history = new CaseHistory();
    if (mapping.snapshots()) {
      kept.stream()
          .filter(snapshot -> snapshot.at() <= at)
          .forEach(snapshot -> add(history, snapshot.values()));
      return history;
    }
    Map<String, String> values = new HashMap<>();
    for (String column : mapping.rules().comparedColumns()) {
      String place = mapping.previousOf(column);
      // An entry about another field has a value before as well, but not of this column.
      if (place != null && entry.has(column) && entry.has(place)) {
        values.put(column, entry.text(place));
      }
    }
    if (!values.isEmpty()) {
      add(history, values);
    }
    return history;
  }

  /** The snapshots with that of a record, the oldest ones dropped. */
  List<Snapshot> with(JsonRow row, long at, List<Snapshot> kept) {
    Map<String, String> values = new HashMap<>();
    mapping.rules().comparedColumns().forEach(column -> values.put(column, row.text(column)));
    List<Snapshot> all = new ArrayList<>(kept);
    all.add(new Snapshot(at, values));
    all.sort(Comparator.comparingLong(Snapshot::at));
    return all.subList(Math.max(0, all.size() - KEPT), all.size());
  }

  private void add(CaseHistory history, Map<String, String> values) {
    history.add(
        new ValuesRow(values, mapping.rules().unknown()), mapping.rules().comparedColumns());
  }
}
