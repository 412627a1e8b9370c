package io.escalations.clickhouse;

import static java.util.stream.Collectors.joining;

import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills the warehouse's tables from the files of a lake: of each row its last version. ClickHouse
 * reads the files itself. Doing it again changes nothing.
 */
public final class TablesFromFiles {
  /**
   * A restored event belongs to no record of this stack's topic, and stands in no file as a row.
   */
  private static final Map<String, String> NOT_IN_FILES =
      Map.of("partition", "NULL", "offset", "NULL", "version", "0");

  private TablesFromFiles() {}

  /** The tables of a lake, in the order in which they are filled. */
  public static List<Table<?>> tables() {
    return Tables.ALL.stream().filter(Table::hasQuarter).toList();
  }

  /**
   * One statement, for a user that may read files.
   *
   * @return with the parameter {@code lake}, the directory
   */
  public static String statement(Table<?> table) {
    List<String> columns = table.storedColumns().stream().map(ColumnInfo::name).toList();
    String insert =
        "INSERT INTO escalations_tables." + table.name() + " (" + list(columns) + ")\nSELECT ";
    String from = "\nFROM " + files(table);
    if (!table.hasTombstones()) {
      Set<String> replaced = NOT_IN_FILES.keySet();
      return insert
          + columns.stream()
              .map(
                  column ->
                      replaced.contains(column) ? NOT_IN_FILES.get(column) : "`" + column + "`")
              .collect(joining(", "))
          + from;
    }
    return insert
        + list(columns)
        + from
        + "\nORDER BY version DESC, is_deleted\nLIMIT 1 BY "
        + list(table.key());
  }

  /**
   * All files of a table, as a table function with the parameter {@code lake}. The columns are
   * named, since a file may be older than one of them; it is empty in its rows.
   */
  public static String files(Table<?> table) {
    String columns =
        table.storedColumns().stream()
            .map(column -> "`" + column.name() + "` " + column.type().clickHouse())
            .collect(joining(", "));
    return "file({lake:String} || '/"
        + table.name()
        + "/**/*.parquet', Parquet, '"
        + columns.replace("'", "\\'")
        + "')";
  }

  private static String list(List<String> columns) {
    return columns.stream().map(column -> "`" + column + "`").collect(joining(", "));
  }
}
