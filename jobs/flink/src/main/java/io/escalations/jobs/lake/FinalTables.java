package io.escalations.jobs.lake;

import io.escalations.schemas.fact.AcceptedEvent;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;

/**
 * The tables of a directory that is laid out as a lake and holds one row a key, without versions.
 */
public final class FinalTables {
  private static final Map<String, LakeTable<?>> BY_NAME =
      Tables.OF_BACKFILL.stream()
          .map(LakeTable::withoutVersions)
          .collect(Collectors.toMap(LakeTable::name, Function.identity()));

  private FinalTables() {}

  /** Whether the directory has rows of it. */
  public static boolean hold(Table<?> table) {
    return BY_NAME.containsKey(table.name());
  }

  /** A fact, or a row of a window. */
  @SuppressWarnings("unchecked") // by the table's own name
  public static <R> LakeRow row(Table<R> table, R content) {
    LakeTable<R> lake = (LakeTable<R>) BY_NAME.get(table.name());
    return new LakeRow(
        table.name(), lake.quarter(content).folder(), lake.encode(lake.row(content)));
  }

  /** An event stands in the folder of its day. */
  @SuppressWarnings("unchecked") // by the table's own name
  public static LakeRow event(AcceptedEvent event) {
    LakeTable<AcceptedEvent> lake =
        (LakeTable<AcceptedEvent>) BY_NAME.get(Tables.CASE_EVENTS.name());
    return new LakeRow(
        lake.name(), Lake.day(event.event().occurredAt()), lake.encode(lake.row(event)));
  }

  static GenericRecord decode(LakeRow row) throws IOException {
    return BY_NAME.get(row.table()).decode(row.content());
  }
}
