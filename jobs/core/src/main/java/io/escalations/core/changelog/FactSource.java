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
 * @param changeable how those that may differ from what was published last are compared
 */
record FactSource<R>(
    Table<R> table, Function<CaseTimeline, List<R>> rows, Comparison<R> changeable) {
  /** Brings published rows up to date. */
  interface Comparison<R> {
    TableChanges<R> compare(Table<R> table, CaseTimeline timeline, RowsByKey published);
  }

  /** One for each table of facts; compared with what was published in this order. */
  static final List<FactSource<?>> ALL =
      List.of(
          new FactSource<>(
              Tables.CASES,
              timeline -> List.of(timeline.caseRow()),
              (table, timeline, published) -> published.put(table, List.of(timeline.caseRow()))),
          new FactSource<>(
              Tables.ESCALATIONS,
              CaseTimeline::escalations,
              (table, timeline, published) ->
                  published.put(table, timeline.changeable().escalations())),
          new FactSource<>(
              Tables.SLA_CLOCKS,
              CaseTimeline::clocks,
              (table, timeline, published) ->
                  published.put(
                      table,
                      timeline.changeable().clocks(),
                      timeline.changeable().withoutRow(),
                      timeline.caseId())),
          new FactSource<>(
              Tables.CASE_RESOLUTIONS,
              CaseTimeline::resolutions,
              (table, timeline, published) ->
                  published.put(table, timeline.changeable().resolutions())),
          new FactSource<>(
              Tables.CASE_SPANS,
              CaseTimeline::spans,
              (table, timeline, published) ->
                  published.putLast(table, timeline.changeable().spans(), timeline.caseId())));

  TableChanges<R> compare(CaseTimeline timeline, PublishedRows published) {
    return published.addAll(table, rows.apply(timeline), timeline.caseId());
  }

  TableChanges<R> compareChangeable(CaseTimeline timeline, RowsByKey published) {
    return changeable.compare(table, timeline, published);
  }
}
