package io.escalations.core.backtest;

import static io.escalations.schemas.table.ColumnTypes.REAL;
import static io.escalations.schemas.table.ColumnTypes.SECONDS;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT64;
import static io.escalations.schemas.table.ColumnTypes.oneOf;

import io.escalations.schemas.table.Table;

/** Defines {@code groups.csv} and its like. */
public final class GroupTable {
  public static final Table<GroupRow> GROUPS =
      Table.of(GroupRow.class, "groups")
          .comment("Clock instances by clock and dimension under two sets of policies")
          .key("clock", "dimension", "value")
          .column("clock", TEXT, GroupRow::clock, "first_response, resolution, …")
          .column("dimension", oneOf(Dimension.class), GroupRow::dimension, "By what they count")
          .column("value", TEXT, GroupRow::value, "Empty for ALL and where it is not known")
          .column("instances", UINT64, GroupRow::instances, "Those that either side has")
          .column("instances_old", UINT64, GroupRow::instancesOld, "Those that OLD has")
          .column("instances_new", UINT64, GroupRow::instancesNew, "Those that NEW has")
          .column("met_old", UINT64, GroupRow::metOld, "MET under OLD")
          .column("met_new", UINT64, GroupRow::metNew, "MET under NEW")
          .column("breached_old", UINT64, GroupRow::breachedOld, "BREACHED under OLD")
          .column("breached_new", UINT64, GroupRow::breachedNew, "BREACHED under NEW")
          .column(
              "attainment_old",
              REAL.nullable(),
              GroupRow::attainmentOld,
              "met_old / (met_old + breached_old); null if nothing was decided")
          .column(
              "attainment_new",
              REAL.nullable(),
              GroupRow::attainmentNew,
              "met_new / (met_new + breached_new); null if nothing was decided")
          .column("only_old", UINT64, GroupRow::onlyOld, "Breached under OLD only")
          .column("only_new", UINT64, GroupRow::onlyNew, "Breached under NEW only")
          .column("due_earlier", UINT64, GroupRow::dueEarlier, "Due earlier under NEW")
          .column(
              "due_earlier_mean_seconds",
              SECONDS.nullable(),
              GroupRow::dueEarlierMillis,
              "By how much in the mean, wall time")
          .column("due_later", UINT64, GroupRow::dueLater, "Due later under NEW")
          .column(
              "due_later_mean_seconds",
              SECONDS.nullable(),
              GroupRow::dueLaterMillis,
              "By how much in the mean, wall time")
          .build();

  private GroupTable() {}
}
