package io.escalations.core.changelog;

import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableChanges;
import java.util.List;
import java.util.function.Function;

/**
 * Where the rows of a kind of facts come from.
 *
 * @param rows of a case, in an order that does not change
 */
record FactSource<R>(Table<R> table, Function<CaseTimeline, List<R>> rows) {
  /** One for each table of facts; compared with what was published in this order. */
  static final List<FactSource<?>> ALL =
      List.of(
          new FactSource<>(Tables.CASES, timeline -> List.of(timeline.caseRow())),
          new FactSource<>(Tables.ESCALATIONS, CaseTimeline::escalations),
          new FactSource<>(Tables.SLA_CLOCKS, CaseTimeline::clocks),
          new FactSource<>(Tables.CASE_RESOLUTIONS, CaseTimeline::resolutions),
          new FactSource<>(Tables.CASE_SPANS, CaseTimeline::spans));

  TableChanges<R> compare(CaseTimeline timeline, PublishedRows published) {
    return published.addAll(table, rows.apply(timeline), timeline.caseId());
  }
}
