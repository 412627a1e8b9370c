package io.escalations.jobs.io.clickhouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of one table that wait to be written; of one key only the last version. */
public final class TableBuffer<R> {
  private final InsertStatement<R> insert;
  private final Map<Object, InsertStatement.Row<R>> rows = new LinkedHashMap<>();

  public TableBuffer(InsertStatement<R> insert) {
    this.insert = insert;
  }

  /**
   * @param key identity of the row in its table
   */
  public void put(Object key, R row, long version) {
    add(key, new InsertStatement.Row<>(row, version, false));
  }

  /**
   * @param row the key, everything else empty
   */
  public void delete(Object key, R row, long version) {
    add(key, new InsertStatement.Row<>(row, version, true));
  }

  public int size() {
    return rows.size();
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
    return insert.table();
  }

  private void add(Object key, InsertStatement.Row<R> row) {
    rows.merge(key, row, (before, now) -> now.version() >= before.version() ? now : before);
  }
}
