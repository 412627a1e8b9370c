package io.escalations.core.backtest;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.oneOf;

import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.table.Table;

/** Defines {@code flips.csv} and {@code flips.parquet}. */
public final class FlipTable {
  public static final Table<FlipRow> FLIPS =
      Table.of(FlipRow.class, "flips")
          .comment("Clock instances that breach under one of two sets of policies only")
          .key("case_id", "clock", "instance")
          .column("case_id", TEXT, FlipRow::caseId, "The case")
          .column("clock", TEXT, FlipRow::clock, "first_response, resolution, …")
          .column("instance", UINT32, FlipRow::instance, "1 for the first of the case")
          .column("flip", oneOf(Flip.class), FlipRow::flip, "Under which it breaches")
          .column(
              "status_old",
              oneOf(ClockStatus.class).nullable(),
              FlipRow::statusOld,
              "Null if OLD has no such instance")
          .column(
              "status_new",
              oneOf(ClockStatus.class).nullable(),
              FlipRow::statusNew,
              "Null if NEW has no such instance")
          .column("due_old", INSTANT.nullable(), FlipRow::dueOld, "Null while paused, too")
          .column("due_new", INSTANT.nullable(), FlipRow::dueNew, "Null while paused, too")
          .column("breached_old", INSTANT.nullable(), FlipRow::breachedOld, "Null if not breached")
          .column("breached_new", INSTANT.nullable(), FlipRow::breachedNew, "Null if not breached")
          .column(
              "first_priority",
              oneOf(Priority.class).nullable(),
              FlipRow::firstPriority,
              "The first that the case had")
          .column(
              "department",
              TEXT.nullable(),
              FlipRow::department,
              "Value NEW chose the target with; OLD's where NEW has no such instance")
          .column("reason", TEXT, FlipRow::reason, "What differs, and why each side is as it is")
          .build();

  private FlipTable() {}
}
