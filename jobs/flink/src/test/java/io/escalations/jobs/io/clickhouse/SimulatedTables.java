package io.escalations.jobs.io.clickhouse;

import io.escalations.jobs.rows.TopicRecord;
import io.escalations.schemas.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ClickHouse's tables in memory, filled by the warehouse job's own buffers: of each key the row of
 * the greatest version counts, whatever was written when and how often.
 */
public final class SimulatedTables {
  private final List<String> topics;
  private final Map<String, Map<String, InsertStatement.Row<?>>> tables = new HashMap<>();
  private TableBuffers buffers;

  public SimulatedTables(List<String> topics) {
    this.topics = topics;
    buffers = new TableBuffers(topics);
  }

  public void add(TopicRecord record) {
    buffers.add(record);
  }

  /** Writes what waits. */
  public void flush() {
    buffers.tables().forEach(this::insert);
    buffers = new TableBuffers(topics);
  }

  /** What waits is lost; what was written stays. */
  public void crash() {
    buffers = new TableBuffers(topics);
  }

  private <R> void insert(TableBuffer<R> buffer) {
    Map<String, InsertStatement.Row<?>> table =
        tables.computeIfAbsent(buffer.toString(), any -> new HashMap<>());
    buffer
        .rows()
        .forEach(
            (key, row) ->
                table.merge(
                    key, row, (before, now) -> now.version() >= before.version() ? now : before));
  }

  /** As a query with FINAL finds them. */
  @SuppressWarnings("unchecked") // a table holds what was inserted into it
  public <R> List<R> rows(Table<R> table) {
    return (List<R>)
        tables.getOrDefault(table.name(), Map.of()).values().stream()
            .filter(row -> !row.deleted())
            .map(InsertStatement.Row::content)
            .toList();
  }
}
