package io.escalations.jobs.lake;

import io.escalations.jobs.io.clickhouse.ChangedRows;
import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.jobs.operator.OneInputBundleOperator;
import io.escalations.jobs.warehouse.FactRows;
import io.escalations.jobs.warehouse.ResolutionRows;
import io.escalations.jobs.warehouse.VolumeRows;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.Topics;
import io.escalations.schemas.fact.EscalationVolumeRow;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.ResolutionTimesRow;
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
 * closed only the last version is written, and the last one said before its quarter ended.
 */
final class QuarterlyRows
    extends OneInputBundleOperator<String, ResultRecord, QuarterlyRows.Pending, LakeRow> {
  private static final long serialVersionUID = 1L;
  private static final MapStateDescriptor<String, String> QUARTERS =
      new MapStateDescriptor<>("quarters", Types.STRING, Types.STRING);
  private static final Cbor<FactsChanged> FACTS = Cbor.of(FactsChanged.class);
  private static final Cbor<EscalationVolumeRow> VOLUME = Cbor.of(EscalationVolumeRow.class);

  /** A record of facts may hold many rows. */
  private static final int MAX_INPUTS = 10_000;

  private static final Cbor<ResolutionTimesRow> RESOLUTION = Cbor.of(ResolutionTimesRow.class);

  /** By key of a row: the name of the quarter in which it was said to stand. */
  private transient MapState<String, String> quarters;

  /** The rows of one key that wait for the next checkpoint. */
  static final class Pending {
    private final Map<Place, Version<?>> versions = new LinkedHashMap<>();

    /** What state says of the rows that wait; null of those that stand nowhere. */
    private final Map<RowKey, String> quarters = new HashMap<>();
  }

  private record RowKey(LakeTable table, Object key) {}

  /** What was believed when a quarter ended is kept, whatever is said just after. */
  private record Place(RowKey row, String quarter, boolean correction) {}

  /**
   * What was said last of a row in a place; put into columns when it is written, since it may be
   * said again before.
   */
  private record Version<R>(
      InsertStatement<R> statement, R content, long number, boolean deleted, Long knownAt) {
    LakeRow in(Place place) {
      LakeTable table = place.row().table();
      byte[] row =
          table.encode(
              table.row(statement.values(content, number, deleted), knownAt, place.correction()));
      return new LakeRow(table.name(), place.quarter(), row);
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
  protected void addInput(String key, ResultRecord record) {
    Pending pending = markDirty(key);
    switch (record.topic()) {
      case Topics.CASE_FACTS -> {
        FactsChanged facts = FACTS.decode(record.content());
        FactRows.of(facts, new Writing(pending, record.offset(), facts.knownAt()));
      }
      case Topics.ESCALATION_VOLUME -> {
        EscalationVolumeRow row = VOLUME.decode(record.content());
        VolumeRows.of(row, new Writing(pending, record.offset(), row.restatedAt()));
      }
      case Topics.RESOLUTION_TIMES -> {
        ResolutionTimesRow row = RESOLUTION.decode(record.content());
        ResolutionRows.of(row, new Writing(pending, record.offset(), row.restatedAt()));
      }
      default -> throw new IllegalStateException("no rows are read from " + record.topic());
    }
  }

  @Override
  protected void evaluate(String key, Pending pending) {
    pending.versions.forEach((place, version) -> emit(version.in(place)));
  }

  private final class Writing implements ChangedRows {
    private final Pending pending;
    private final long version;
    private final Long knownAt;

    Writing(Pending pending, long version, Long knownAt) {
      this.pending = pending;
      this.version = version;
      this.knownAt = knownAt;
    }

    @Override
    public <R> void put(InsertStatement<R> statement, Object key, R content) {
      LakeTable table = LakeTable.named(statement.table());
      RowKey row = new RowKey(table, key);
      QuarterPartition quarter = table.quarter(statement, content);
      if (!table.quarterIsFixed()) {
        String before = moved(row, quarter.name(), statement, content);
        if (before != null && !before.equals(quarter.name())) {
          add(row, QuarterPartition.named(before), statement, content, true);
        }
      }
      add(row, quarter, statement, content, false);
    }

    @Override
    public <R> void delete(InsertStatement<R> statement, Object key, R content) {
      LakeTable table = LakeTable.named(statement.table());
      RowKey row = new RowKey(table, key);
      if (table.quarterIsFixed()) {
        add(row, table.quarter(statement, content), statement, content, true);
        return;
      }
      String before = moved(row, null, statement, content);
      if (before != null) {
        add(row, QuarterPartition.named(before), statement, content, true);
      }
    }

    private <R> void add(
        RowKey row,
        QuarterPartition quarter,
        InsertStatement<R> statement,
        R content,
        boolean deleted) {
      boolean correction = knownAt != null && knownAt >= quarter.end();
      pending.versions.put(
          new Place(row, quarter.name(), correction),
          new Version<>(statement, content, version, deleted, knownAt));
    }

    /**
     * The name of the quarter where the row stood; null if it is new. @param to null if it is no
     * more
     */
    private <R> String moved(RowKey row, String to, InsertStatement<R> statement, R content) {
      try {
        String before = pending.quarters.get(row);
        if (before == null && !pending.quarters.containsKey(row)) {
          before = quarters.get(row.table().key(statement, content));
        }
        if (!Objects.equals(before, to)) {
          String key = row.table().key(statement, content);
          if (to == null) {
            quarters.remove(key);
          } else {
            quarters.put(key, to);
          }
        }
        pending.quarters.put(row, to);
        return before;
      } catch (Exception e) {
        throw new FlinkRuntimeException("the quarter of a row could not be read or written", e);
      }
    }
  }
}
