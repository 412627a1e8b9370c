package io.escalations.clickhouse;

import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.Table;
import java.util.List;

/**
 * What a definition says of a table of ClickHouse, and what ClickHouse says of it, line by line.
 */
final class TableComparison {
  private TableComparison() {}

  static List<String> defined(Table<?> table) {
    return table.storedColumns().stream().map(TableComparison::line).toList();
  }

  static List<String> stored(Table<?> table, ClickHouseHttp admin) {
    return admin
        .query(
            "SELECT concat('`', name, '` ', type, ' COMMENT ', comment) FROM system.columns WHERE"
                + " database = 'escalations_tables' AND table = '"
                + table.name()
                + "' ORDER BY position FORMAT TSVRaw")
        .lines()
        .toList();
  }

  private static String line(ColumnInfo column) {
    return "`" + column.name() + "` " + column.type().clickHouse() + " COMMENT " + column.comment();
  }
}
