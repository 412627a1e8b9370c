package io.escalations.core.changelog;

import io.escalations.core.sla.Threshold;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.TableChanges;
import java.util.ArrayList;
import java.util.List;

/**
 * The changelog of a case's facts: the difference between the rows of its timeline and the rows
 * that were published. A fact simply replaces the one before. Alerts do not ({@link AlertDiff}):
 * each correction of one is published, too, and takes a proof.
 *
 * @param facts to be emitted; may be empty
 * @param published each row as it is published last once the facts are emitted
 * @param changes those of the rows that are new or different, and tombstones of removed ones
 */
public record FactsDiff(
    FactsChanged facts, List<PublishedRow> published, List<PublishedRow> changes) {

  public static FactsDiff of(CaseTimeline timeline, List<PublishedRow> before) {
    PublishedRows rows = new PublishedRows(before);
    List<TableChanges<?>> changes = new ArrayList<>(FactSource.ALL.size());
    for (FactSource<?> source : FactSource.ALL) {
      TableChanges<?> ofTable = source.compare(timeline, rows);
      if (!ofTable.isEmpty()) {
        changes.add(ofTable);
      }
    }
    return new FactsDiff(
        new FactsChanged(timeline.caseId(), null, changes), rows.published(), rows.changes());
  }

  /**
   * The same of a fold that went on.
   *
   * @param before is brought up to date
   */
  static FactsDiff ofChangeable(CaseTimeline timeline, RowsByKey before) {
    before.begin();
    List<TableChanges<?>> changes = new ArrayList<>(FactSource.ALL.size());
    for (FactSource<?> source : FactSource.ALL) {
      TableChanges<?> ofTable = source.compareChangeable(timeline, before);
      if (!ofTable.isEmpty()) {
        changes.add(ofTable);
      }
    }
    return new FactsDiff(
        new FactsChanged(timeline.caseId(), null, changes),
        new OnDemand<>(before::published),
        before.changes());
  }

  /**
   * The same if nothing but time has passed since {@code before}, under the same policies: then
   * only rows of clocks that breached have changed.
   *
   * @param alerts that were raised for it
   */
  public static FactsDiff ofBreaches(
      CaseTimeline timeline, List<SlaAlert> alerts, List<PublishedRow> before) {
    List<SlaClockRow> clocks = new ArrayList<>(0);
    List<PublishedRow> changes = new ArrayList<>(0);
    for (SlaAlert alert : alerts) {
      if (alert.level().equals(Threshold.name(Threshold.BREACH))) {
        SlaClockRow row = timeline.clock(alert.clock(), alert.instance());
        PublishedRow now = PublishedRow.of(Tables.SLA_CLOCKS, row);
        // A clock that stopped after its breach was published as breached when its event came.
        if (!before.contains(now)) {
          clocks.add(row);
          changes.add(now);
        }
      }
    }
    FactsChanged facts = FactsChanged.of(timeline.caseId());
    return changes.isEmpty()
        ? new FactsDiff(facts, before, changes)
        : new FactsDiff(
            facts.with(Tables.SLA_CLOCKS, clocks), PublishedRows.after(before, changes), changes);
  }
}
