package io.escalations.schemas.table;

import java.util.List;

/**
 * The binary form of a row: which of its columns have a value, one bit each, and then those values.
 * A column is known by its place, and columns are only ever appended: a row that an earlier build
 * wrote lacks the last ones, and of a row that a later build wrote the last ones are passed over.
 */
public final class RowCodec<R> {
  private final String table;
  private final Column<R>[] columns;
  private final boolean[] inKey;
  private final RowConstructor<R> constructor;
  private final int from;
  private final int bitBytes;
  private volatile RowWalk<R> walk;

  /**
   * @param from the first column that is written; whoever reads knows those before it
   */
  RowCodec(String table, Column<R>[] columns, List<Column<R>> key, Class<R> rowType, int from) {
    this.table = table;
    this.columns = columns;
    this.from = from;
    inKey = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      inKey[i] = key.contains(columns[i]);
    }
    constructor = RowConstructor.of(rowType, List.of(columns));
    bitBytes = bytesFor(columns.length);
  }

  /** How many columns this build writes; whoever reads must be told. */
  public int width() {
    return columns.length;
  }

  public void encode(R row, RowOutput out) {
    int begin = out.beginPart();
    walk().encode(row, out, out.zeros(bitBytes));
    out.endPart(begin);
  }

  /** The same with nothing but the key. */
  public void encodeKey(R row, RowOutput out) {
    int begin = out.beginPart();
    int bits = out.zeros(bitBytes);
    for (int i = from; i < columns.length; i++) {
      if (inKey[i]) {
        RowWalk.encode(columns[i], i, row, out, bits);
      }
    }
    out.endPart(begin);
  }

  /**
   * @param width of the build that wrote it
   * @param first values of the columns that were not written
   */
  public R decode(RowInput in, int width, Object... first) {
    int end = in.beginPart();
    int bits = in.skip(bytesFor(width));
    Object[] values = new Object[columns.length];
    System.arraycopy(first, 0, values, 0, first.length);
    for (int i = first.length; i < values.length; i++) {
      values[i] = i < width && in.isSet(bits, i) ? columns[i].decode(in) : columns[i].absent();
    }
    in.endPart(end);
    return constructor.row(values);
  }

  /** Of the columns that are written. */
  long digest(R row) {
    return walk().digest(row);
  }

  /** Made when it is first needed: many a process only asks for names. */
  private RowWalk<R> walk() {
    if (walk == null) {
      synchronized (this) {
        walk = walk == null ? RowWalk.of(columns, from) : walk;
      }
    }
    return walk;
  }

  /** The values of a row of which nothing is known. */
  Object[] blank() {
    Object[] values = new Object[columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns[i].absent();
    }
    return values;
  }

  R row(Object[] values) {
    return constructor.row(values);
  }

  Column<R> column(int place) {
    return columns[place];
  }

  boolean isKey(int place) {
    return inKey[place];
  }

  /** The table's name. */
  @Override
  public String toString() {
    return table;
  }

  private static int bytesFor(int bits) {
    return (bits + Byte.SIZE - 1) / Byte.SIZE;
  }
}
