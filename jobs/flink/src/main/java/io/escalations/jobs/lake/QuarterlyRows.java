package io.escalations.jobs.lake;

import io.escalations.jobs.operator.OneInputBundleOperator;
import io.escalations.jobs.rows.RowChange;
import io.escalations.jobs.rows.TopicRecord;
import io.escalations.jobs.rows.TopicRows;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Finds the quarter in which each row stands, and takes a row that stands in another one now, or is
 * no more, out of the one in which it stood. Of a row that changes several times before a file is
 * closed only the last version is written, and the last one emitted before its quarter ended.
 */
final class QuarterlyRows
    extends OneInputBundleOperator<String, TopicRecord, QuarterlyRows.Pending, LakeRow> {
  private static final long serialVersionUID = 1L;
  private static final MapStateDescriptor<String, String> QUARTERS =
      new MapStateDescriptor<>("quarters", Types.STRING, Types.STRING);

  /** A record of facts may hold many rows. */
  private static final int MAX_INPUTS = 10_000;

  /** By key of a row: the name of the quarter in which it stands. */
  private transient MapState<String, String> quarters;

  /** The rows of one key that wait for the next checkpoint. */
  static final class Pending {
    private final Map<Place, Version<?>> versions = new LinkedHashMap<>();

    /** What state says of the rows that wait; null of those that stand nowhere. */
    private final Map<String, String> quarters = new HashMap<>();
  }

  /** What was believed when a quarter ended is kept, whatever is emitted just after. */
  private record Place(String row, String quarter, boolean correction) {}

  /**
   * The last version of a row in a place; put into columns when it is written, since another may
   * come before.
   */
  private record Version<R>(
      LakeTable<R> table, R content, long number, boolean deleted, Long knownAt) {
    LakeRow in(Place place) {
      byte[] row = table.encode(table.row(content, number, deleted, knownAt, place.correction()));
      return new LakeRow(table.name(), QuarterPartition.folder(place.quarter()), row);
    }
  }

  QuarterlyRows() {
    super(MAX_INPUTS);
  }

  @Override
  public void open() throws Exception {
    super.open();
    quarters = getRuntimeContext().getMapState(QUARTERS);
  }

  @Override
  protected Pending newPending() {
    return new Pending();
  }

  @Override
  protected void addInput(String key, TopicRecord record) {
    Pending pending = markDirty(key);
    TopicRows.read(record, change -> add(change, record.offset(), pending));
  }

  @Override
  protected void evaluate(String key, Pending pending) {
    pending.versions.forEach((place, version) -> emit(version.in(place)));
  }

  private <R> void add(RowChange<R> change, long number, Pending pending) {
    LakeTable<R> table = LakeTable.of(change.table());
    Version<R> version =
        new Version<>(table, change.row(), number, change.removed(), change.knownAt());
    String row = table.key(change.row());
    if (table.isQuarterFixed()) {
      add(row, table.quarter(change.row()), version, pending);
      return;
    }
    QuarterPartition quarter = change.removed() ? null : table.quarter(change.row());
    String name = quarter == null ? null : quarter.name();
    String before = move(row, name, pending);
    if (before != null && !before.equals(name)) {
      Version<R> gone = new Version<>(table, change.row(), number, true, change.knownAt());
      add(row, QuarterPartition.named(before), gone, pending);
    }
    if (quarter != null) {
      add(row, quarter, version, pending);
    }
  }

  private static void add(
      String row, QuarterPartition quarter, Version<?> version, Pending pending) {
    boolean correction = version.knownAt() != null && version.knownAt() >= quarter.end();
    pending.versions.put(new Place(row, quarter.name(), correction), version);
  }

  /**
   * The name of the quarter where the row stood; null if it is new.
   *
   * @param to null if it is no more
   */
  private String move(String row, String to, Pending pending) {
    try {
      String before =
          pending.quarters.containsKey(row) ? pending.quarters.get(row) : quarters.get(row);
      if (!Objects.equals(before, to)) {
        if (to == null) {
          quarters.remove(row);
        } else {
          quarters.put(row, to);
        }
      }
      pending.quarters.put(row, to);
      return before;
    } catch (Exception e) {
      throw new FlinkRuntimeException("the quarter of a row could not be read or written", e);
    }
  }
}
