package io.escalations.jobs.io.clickhouse;

import io.escalations.schemas.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of one table that wait to be written; of one key only the last version. */
public final class TableBuffer<R> {
  private final Table<R> table;
  private final InsertStatement<R> insert;
  private final Map<String, InsertStatement.Row<R>> rows = new LinkedHashMap<>();

  public TableBuffer(Table<R> table) {
    this.table = table;
    insert = new InsertStatement<>(table);
  }

  /**
   * @param version of two rows with one key the one with the greater version counts
   * @param deleted the key is no more, and the rest of the row of no account
   */
  public void add(R row, long version, boolean deleted) {
    rows.merge(
        table.key(row),
        new InsertStatement.Row<>(row, version, deleted),
        (before, now) -> now.version() >= before.version() ? now : before);
  }

  public int size() {
    return rows.size();
  }

  /** By key. */
  Map<String, InsertStatement.Row<R>> rows() {
    return Collections.unmodifiableMap(rows);
  }

  /** Writes all rows as one block and forgets them. */
  void flush(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert.sql())) {
      for (InsertStatement.Row<R> row : rows.values()) {
        insert.addTo(statement, row);
      }
      statement.executeBatch();
    }
    rows.clear();
  }

  /** The table's name. */
  @Override
  public String toString() {
    return table.name();
  }
}
