package io.escalations.cli.verify;

import static java.util.stream.Collectors.joining;

import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.Storage;
import io.escalations.schemas.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How rows of a table are compared, in ClickHouse's SQL: which columns, as what text, in which
 * quarter.
 */
record ComparedTable(Table<?> table) {
  private static final String CASE_ID = "case_id";

  /** How and when a record arrived, and not what it says. */
  private static final Set<String> OF_ARRIVAL =
      Set.of("partition", "offset", "late", "ingested_at", "known_at");

  private static final Map<Table<?>, List<String>> INSTANTS =
      Map.of(
          Tables.CASE_EVENTS,
          List.of("occurred_at"),
          Tables.CASE_SPANS,
          List.of("from", "to"),
          Tables.ESCALATIONS,
          List.of("escalated_at", "acknowledged_at", "ended_at"),
          Tables.SLA_CLOCKS,
          List.of("started_at", "stopped_at"));

  static List<ComparedTable> all() {
    return Tables.OF_BACKFILL.stream().map(ComparedTable::new).toList();
  }

  /** The columns that say when what a row tells happened; empty if that is the whole case. */
  List<String> instants() {
    return INSTANTS.getOrDefault(table, List.of());
  }

  String name() {
    return table.name();
  }

  /** Windows hold many cases. */
  boolean isOfCases() {
    return table.columns().stream().anyMatch(column -> column.name().equals(CASE_ID));
  }

  /** The names of the columns that are compared, in their order. */
  List<String> columns() {
    return compared().map(ColumnInfo::name).toList();
  }

  private Stream<ColumnInfo> compared() {
    return table.columns().stream()
        .filter(column -> !OF_ARRIVAL.contains(column.name()))
        .filter(column -> !column.name().equals(table.restatedColumn()));
  }

  /**
   * The rows of one side.
   *
   * @param side a number
   * @param rows what stands after FROM
   * @return with the columns side, in_quarter, of_case (empty for a window), row_key, and line,
   *     which is the whole row as tab-separated text
   */
  String select(int side, String rows) {
    String values = compared().map(ComparedTable::value).collect(joining(", "));
    String key = table.key().stream().map(ComparedTable::quoted).collect(joining(", "));
    return """
    SELECT %d AS side, %s AS in_quarter, %s AS of_case,
        formatRowNoNewline('TSV', %s) AS row_key, formatRowNoNewline('TSV', %s) AS line
    FROM %s\
    """
        .formatted(side, quarter(), isOfCases() ? CASE_ID : "''", key, values, rows);
  }

  /** As the folders of the lake. */
  private String quarter() {
    String instant = quoted(table.quarterColumn());
    String within = table.isQuarterFixed() ? instant + " - toIntervalMillisecond(1)" : instant;
    return "if(isNull(%1$s), 'none', toString(toYear(%2$s)) || 'Q' || toString(toQuarter(%2$s)))"
        .formatted(instant, within);
  }

  private static String value(ColumnInfo column) {
    String name = quoted(column.name());
    return column.type().storage() == Storage.TEXT_MAP ? "mapSort(" + name + ")" : name;
  }

  private static String quoted(String name) {
    return "`" + name + "`";
  }
}
