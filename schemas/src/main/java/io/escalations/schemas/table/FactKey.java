package io.escalations.schemas.table;

/**
 * How a fact is known within its case: by a name, by a number, or by both; the case itself by
 * neither. It is what is kept of a row that was published, and all that a tombstone needs.
 */
public final class FactKey<R> {
  private static final int CASE_ID = 0;

  private final int kind;
  private final RowCodec<R> codec;
  private int namePlace;
  private KeyName<R> name;
  private int numberPlace;
  private IntColumn<R> number;

  /**
   * @param kind of fact, in messages and in state
   * @throws IllegalArgumentException if the key is another
   */
  FactKey(int kind, RowCodec<R> codec) {
    this.kind = kind;
    this.codec = codec;
    if (!codec.isKey(CASE_ID)) {
      throw new IllegalArgumentException("the first column of " + codec + " is not the case");
    }
    for (int place = CASE_ID + 1; place < codec.width(); place++) {
      if (codec.isKey(place)) {
        add(place, codec.column(place));
      }
    }
  }

  @SuppressWarnings("unchecked") // a column of this table
  private void add(int place, Column<R> column) {
    if (column instanceof KeyName<?> keyName && name == null) {
      namePlace = place;
      name = (KeyName<R>) keyName;
    } else if (column instanceof IntColumn<R> count && number == null) {
      numberPlace = place;
      number = count;
    } else {
      throw new IllegalArgumentException(
          codec + " is known by more than its case, one name and one number: " + column.info());
    }
  }

  /** Which kind of fact; no two are the same, and none ever changes. */
  public int kind() {
    return kind;
  }

  /** Empty if such a fact has no name. */
  public String nameOf(R row) {
    return name == null ? "" : name.name(row);
  }

  /** 0 if such a fact has no number. */
  public int numberOf(R row) {
    return number == null ? 0 : number.accessor().applyAsInt(row);
  }

  /** The row of a key that is no more: the key, and nothing else. */
  public R tombstone(String caseId, String itsName, int itsNumber) {
    Object[] values = codec.blank();
    values[CASE_ID] = caseId;
    if (name != null) {
      values[namePlace] = name.named(itsName);
    }
    if (number != null) {
      values[numberPlace] = itsNumber;
    }
    return codec.row(values);
  }
}
