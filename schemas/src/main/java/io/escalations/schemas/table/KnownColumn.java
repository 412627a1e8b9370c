package io.escalations.schemas.table;

/** A column of a table in the history of that table. */
record KnownColumn<R>(Column<R> column) implements Column<KnownRow<R>> {
  @Override
  public ColumnInfo info() {
    return column.info();
  }

  @Override
  public Class<?> javaType() {
    return column.javaType();
  }

  @Override
  public long digest(KnownRow<R> row, long seed) {
    return column.digest(row.row(), seed);
  }

  @Override
  public boolean encode(KnownRow<R> row, RowOutput out) {
    return column.encode(row.row(), out);
  }

  @Override
  public Object decode(RowInput in) {
    return column.decode(in);
  }

  @Override
  public void write(KnownRow<R> row, ValueSink sink) {
    column.write(row.row(), sink);
  }

  @Override
  public String keyText(KnownRow<R> row) {
    return column.keyText(row.row());
  }
}
