package io.escalations.core.backtest;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.UINT64;

import io.escalations.schemas.table.Table;

/** Defines {@code load.csv} and its like. */
public final class LoadTable {
  public static final Table<LoadRow> LOAD =
      Table.of(LoadRow.class, "load")
          .comment("Overdue work by hour under two sets of policies")
          .key("hour")
          .column("hour", INSTANT, LoadRow::hour, "Its beginning")
          .column("newly_overdue_old", UINT64, LoadRow::dueOld, "Became overdue in it under OLD")
          .column("newly_overdue_new", UINT64, LoadRow::dueNew, "Became overdue in it under NEW")
          .column("overdue_old", UINT64, LoadRow::overdueOld, "Overdue at some instant under OLD")
          .column("overdue_new", UINT64, LoadRow::overdueNew, "Overdue at some instant under NEW")
          .build();

  private LoadTable() {}
}
