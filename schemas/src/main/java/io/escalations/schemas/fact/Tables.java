package io.escalations.schemas.fact;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.table.KnownRow;
import io.escalations.schemas.table.Table;
import java.util.List;

/** Every table that the jobs write. */
public final class Tables {
  public static final Table<CaseRow> CASES = CasesTable.define();
  public static final Table<EscalationRow> ESCALATIONS = EscalationsTable.define();
  public static final Table<SlaClockRow> SLA_CLOCKS = SlaClocksTable.define();
  public static final Table<CaseResolutionRow> CASE_RESOLUTIONS = CaseResolutionsTable.define();
  public static final Table<CaseSpanRow> CASE_SPANS = CaseSpansTable.define();
  public static final Table<SlaAlert> SLA_ALERTS = SlaAlertsTable.define();
  public static final Table<EscalationVolumeRow> ESCALATION_VOLUME = EscalationVolumeTable.define();
  public static final Table<ResolutionTimesRow> RESOLUTION_TIMES = ResolutionTimesTable.define();
  public static final Table<IssuePatternRow> ISSUE_PATTERNS = IssuePatternsTable.define();
  public static final Table<AcceptedEvent> CASE_EVENTS = CaseEventsTable.define();
  public static final Table<RejectedRecord> REJECTED_EVENTS = RejectedEventsTable.define();
  public static final Table<DuplicateEvent> DUPLICATE_EVENTS = DuplicateEventsTable.define();
  public static final Table<RecordCounts> RECORD_COUNTS = RecordCountsTable.define();
  public static final Table<ProgressRow> PIPELINE_PROGRESS = PipelineProgressTable.define();
  public static final Table<AlertDeliveryRow> ALERT_DELIVERIES = AlertDeliveriesTable.define();

  public static final Table<KnownRow<CaseRow>> CASES_HISTORY = historyOf(CASES);
  public static final Table<KnownRow<EscalationRow>> ESCALATIONS_HISTORY = historyOf(ESCALATIONS);
  public static final Table<KnownRow<SlaClockRow>> SLA_CLOCKS_HISTORY = historyOf(SLA_CLOCKS);

  public static final List<Table<?>> ALL =
      List.of(
          CASES,
          ESCALATIONS,
          SLA_CLOCKS,
          CASE_RESOLUTIONS,
          CASE_SPANS,
          SLA_ALERTS,
          ESCALATION_VOLUME,
          RESOLUTION_TIMES,
          ISSUE_PATTERNS,
          CASE_EVENTS,
          REJECTED_EVENTS,
          DUPLICATE_EVENTS,
          RECORD_COUNTS,
          PIPELINE_PROGRESS,
          ALERT_DELIVERIES,
          CASES_HISTORY,
          ESCALATIONS_HISTORY,
          SLA_CLOCKS_HISTORY);

  /** Those that hold facts of cases. */
  public static final List<Table<?>> FACTS =
      ALL.stream().filter(table -> table.factKey() != null).toList();

  /** Those of a directory that a backfill fills. */
  public static final List<Table<?>> OF_BACKFILL =
      List.of(
          CASE_EVENTS,
          CASES,
          CASE_SPANS,
          ESCALATIONS,
          SLA_CLOCKS,
          ESCALATION_VOLUME,
          RESOLUTION_TIMES);

  /** Those of which is kept what was known when. */
  public static final List<Table<?>> WITH_HISTORY = List.of(CASES, ESCALATIONS, SLA_CLOCKS);

  /**
   * Where what was known of a table is kept.
   *
   * @throws IllegalArgumentException if it is not kept
   */
  @SuppressWarnings("unchecked") // by the table's own name
  public static <R> Table<KnownRow<R>> history(Table<R> table) {
    for (Table<?> history : ofTopic(TopicNames.CASE_FACTS_HISTORY)) {
      if (history.name().equals(table.name() + "_history")) {
        return (Table<KnownRow<R>>) history;
      }
    }
    throw new IllegalArgumentException("no history is kept of " + table);
  }

  /** Those whose rows come with a topic. */
  public static List<Table<?>> ofTopic(String topic) {
    return ALL.stream().filter(table -> topic.equals(table.topic())).toList();
  }

  private static <R> Table<KnownRow<R>> historyOf(Table<R> table) {
    return Table.historyOf(table, TopicNames.CASE_FACTS_HISTORY);
  }

  private Tables() {}
}
