package io.escalations.schemas.table;

import io.escalations.schemas.table.ColumnType.AmountType;
import io.escalations.schemas.table.ColumnType.FlagType;
import io.escalations.schemas.table.ColumnType.IntType;
import io.escalations.schemas.table.ColumnType.LongType;
import io.escalations.schemas.table.ColumnType.NameType;
import io.escalations.schemas.table.ColumnType.RealType;
import io.escalations.schemas.table.ColumnType.TextMapType;
import io.escalations.schemas.table.ColumnType.TextType;
import io.escalations.schemas.table.ColumnType.TextsType;

/** The types that columns are made of. */
public final class ColumnTypes {
  public static final TextType TEXT = new TextType(false, false, false);
  public static final IntType UINT8 = new IntType(Storage.UINT8);
  public static final IntType UINT32 = new IntType(Storage.UINT32);
  public static final LongType UINT64 = new LongType(Storage.UINT64);
  public static final LongType INT64 = new LongType(Storage.INT64);
  public static final LongType INSTANT = new LongType(Storage.INSTANT);
  public static final LongType SECONDS = new LongType(Storage.SECONDS);
  public static final RealType REAL = new RealType();
  public static final FlagType FLAG = new FlagType();
  public static final AmountType AMOUNT = new AmountType();
  public static final TextsType TEXTS = new TextsType();
  public static final TextMapType TEXT_MAP = new TextMapType(false);

  private ColumnTypes() {}

  /** The constants of an enum, by name. */
  public static <E extends Enum<E>> NameType<E> oneOf(Class<E> names) {
    return new NameType<>(names, false);
  }
}
