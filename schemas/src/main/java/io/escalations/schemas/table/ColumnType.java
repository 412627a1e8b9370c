package io.escalations.schemas.table;

/**
 * The type of a column. A type that may be null is read from a boxed component of the row, one that
 * may not from a primitive one, so that no value is boxed on its way out of a row.
 *
 * <p>The types stand in {@link ColumnTypes}: were they constants here, a thread that made one of a
 * class below could wait for ever for another that makes them.
 */
public sealed interface ColumnType {
  Storage storage();

  default boolean isNullable() {
    return false;
  }

  /** Whether ClickHouse keeps a dictionary of its values. */
  default boolean isLowCardinality() {
    return false;
  }

  /** Whether only the role {@code privacy} may read it. */
  default boolean isPersonal() {
    return false;
  }

  /** As {@code system.columns} names it. */
  default String clickHouse() {
    String type = storage().clickHouse();
    if (isNullable()) {
      type = "Nullable(" + type + ")";
    }
    return isLowCardinality() ? "LowCardinality(" + type + ")" : type;
  }

  /** A {@code String}. */
  record TextType(boolean isLowCardinality, boolean isNullable, boolean isPersonal)
      implements ColumnType {
    @Override
    public Storage storage() {
      return Storage.TEXT;
    }

    public TextType lowCardinality() {
      return new TextType(true, isNullable, isPersonal);
    }

    public TextType nullable() {
      return new TextType(isLowCardinality, true, isPersonal);
    }

    /** Null for all but the role {@code privacy}. */
    public TextType personal() {
      return new TextType(isLowCardinality, true, true);
    }
  }

  /** The name of a constant of an enum. */
  record NameType<E extends Enum<E>>(Class<E> names, boolean isNullable) implements ColumnType {
    @Override
    public Storage storage() {
      return Storage.TEXT;
    }

    @Override
    public boolean isLowCardinality() {
      return true;
    }

    public NameType<E> nullable() {
      return new NameType<>(names, true);
    }
  }

  /** An {@code int}. */
  record IntType(Storage storage) implements ColumnType {
    public IntOrNullType nullable() {
      return new IntOrNullType(storage);
    }
  }

  /** An {@code Integer}. */
  record IntOrNullType(Storage storage) implements ColumnType {
    @Override
    public boolean isNullable() {
      return true;
    }
  }

  /** A {@code long}. */
  record LongType(Storage storage) implements ColumnType {
    public LongOrNullType nullable() {
      return new LongOrNullType(storage);
    }
  }

  /** A {@code Long}. */
  record LongOrNullType(Storage storage) implements ColumnType {
    @Override
    public boolean isNullable() {
      return true;
    }
  }

  /** A {@code boolean}, 1 or 0 in a table. */
  record FlagType() implements ColumnType {
    @Override
    public Storage storage() {
      return Storage.UINT8;
    }
  }

  /** A {@code double}. */
  record RealType() implements ColumnType {
    @Override
    public Storage storage() {
      return Storage.REAL;
    }

    public RealOrNullType nullable() {
      return new RealOrNullType();
    }
  }

  /** A {@code Double}. */
  record RealOrNullType() implements ColumnType {
    @Override
    public Storage storage() {
      return Storage.REAL;
    }

    @Override
    public boolean isNullable() {
      return true;
    }
  }

  /** A {@code BigDecimal}, which may be null. */
  record AmountType() implements ColumnType {
    @Override
    public Storage storage() {
      return Storage.AMOUNT;
    }

    @Override
    public boolean isNullable() {
      return true;
    }
  }

  /** A {@code List<String>}, empty rather than null. */
  record TextsType() implements ColumnType {
    @Override
    public Storage storage() {
      return Storage.TEXTS;
    }
  }

  /** A {@code Map<String, String>}, empty rather than null. */
  record TextMapType(boolean isPersonal) implements ColumnType {
    @Override
    public Storage storage() {
      return Storage.TEXT_MAP;
    }

    /** Empty for all but the role {@code privacy}. */
    public TextMapType personal() {
      return new TextMapType(true);
    }
  }
}
