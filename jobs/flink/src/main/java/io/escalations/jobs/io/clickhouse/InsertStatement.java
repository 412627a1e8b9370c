package io.escalations.jobs.io.clickhouse;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * How the rows of one table are written. Row binary carries no column names, so every column must
 * be named, in the order of the table.
 *
 * @param <R> what a row is made of
 */
public final class InsertStatement<R> {
  private final String table;
  private final List<String> columns;
  private final List<Function<Row<R>, Object>> values;

  /**
   * @param version of two rows with one key the one with the greater version counts
   * @param deleted the key is no more
   */
  record Row<R>(R content, long version, boolean deleted) {}

  private InsertStatement(Builder<R> builder) {
    table = builder.table;
    columns = List.copyOf(builder.columns);
    values = List.copyOf(builder.values);
  }

  public static <R> Builder<R> into(String table) {
    return new Builder<>(table);
  }

  public String table() {
    return table;
  }

  /** In the order of the table. */
  public List<String> columns() {
    return columns;
  }

  /** A row's values, in the order of the columns. */
  public List<Object> values(R content, long version, boolean deleted) {
    Row<R> row = new Row<>(content, version, deleted);
    List<Object> all = new ArrayList<>(values.size());
    for (Function<Row<R>, Object> value : values) {
      all.add(value.apply(row));
    }
    return all;
  }

  /** One of them, which is neither the version nor whether the key is no more. */
  public Object value(int column, R content) {
    return values.get(column).apply(new Row<>(content, 0, false));
  }

  String sql() {
    return "INSERT INTO "
        + table
        + " (`"
        + String.join("`, `", columns)
        + "`) VALUES ("
        + String.join(", ", Collections.nCopies(columns.size(), "?"))
        + ")";
  }

  void addTo(PreparedStatement statement, Row<R> row) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i).apply(row));
    }
    statement.addBatch();
  }

  /** Names the columns one by one. */
  public static final class Builder<R> {
    private final String table;
    private final List<String> columns = new ArrayList<>();
    private final List<Function<Row<R>, Object>> values = new ArrayList<>();

    private Builder(String table) {
      this.table = table;
    }

    public Builder<R> column(String name, Function<R, Object> value) {
      return add(name, row -> value.apply(row.content()));
    }

    /** For rows that come with the offset of the record that brought them. */
    public Builder<R> version() {
      return add("version", Row::version);
    }

    /** For rows that can go. */
    public Builder<R> deletion() {
      return add("is_deleted", row -> row.deleted() ? 1 : 0);
    }

    public InsertStatement<R> build() {
      return new InsertStatement<>(this);
    }

    private Builder<R> add(String name, Function<Row<R>, Object> value) {
      columns.add(name);
      values.add(value);
      return this;
    }
  }
}
