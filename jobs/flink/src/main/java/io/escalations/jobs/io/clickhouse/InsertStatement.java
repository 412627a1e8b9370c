package io.escalations.jobs.io.clickhouse;

import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.Table;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Writes the rows of one table. Row binary carries no column names, so every column is written, in
 * the order of the table.
 */
final class InsertStatement<R> {
  private final Table<R> table;
  private final List<String> columns;

  InsertStatement(Table<R> table) {
    this.table = table;
    columns = table.storedColumns().stream().map(ColumnInfo::name).toList();
  }

  /**
   * @param version of two rows with one key the one with the greater version counts
   * @param deleted the key is no more
   */
  record Row<R>(R content, long version, boolean deleted) {}

  String sql() {
    return "INSERT INTO "
        + table.name()
        + " (`"
        + String.join("`, `", columns)
        + "`) VALUES ("
        + String.join(", ", Collections.nCopies(columns.size(), "?"))
        + ")";
  }

  void addTo(PreparedStatement statement, Row<R> row) throws SQLException {
    ColumnValues values = new ColumnValues(columns.size());
    table.write(row.content(), values);
    if (table.isVersioned()) {
      values.number(row.version());
    }
    if (table.hasTombstones()) {
      values.integer(row.deleted() ? 1 : 0);
    }
    values.bind(statement);
    statement.addBatch();
  }
}
