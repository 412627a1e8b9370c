package io.escalations.jobs.lake;

import io.escalations.jobs.io.clickhouse.ChangedRows;
import io.escalations.jobs.io.clickhouse.InsertStatement;
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
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Finds the quarter in which each row stands, and takes a row that stands in another one now, or is
 * no more, out of the one in which it stood. Of a row that changes several times before a file is
 * closed only the last version is written, and the last one said before its quarter ended.
 *
 * <p>An operator and not a process function, since it speaks just before a checkpoint's barrier.
 */
final class QuarterlyRows extends AbstractStreamOperator<LakeRow>
    implements OneInputStreamOperator<ResultRecord, LakeRow> {
  private static final long serialVersionUID = 1L;
  private static final MapStateDescriptor<String, String> QUARTERS =
      new MapStateDescriptor<>("quarters", Types.STRING, Types.STRING);
  private static final Cbor<FactsChanged> FACTS = Cbor.of(FactsChanged.class);
  private static final Cbor<EscalationVolumeRow> VOLUME = Cbor.of(EscalationVolumeRow.class);
  private static final Cbor<ResolutionTimesRow> RESOLUTION = Cbor.of(ResolutionTimesRow.class);
  private static final int MOST_ROWS = 50_000;

  /** By key of a row: the name of the quarter in which it was said to stand. */
  private transient MapState<String, String> quarters;

  /** Empty whenever a checkpoint is taken. */
  private transient Map<Place, Version<?>> waiting;

  /** What state says of the rows that wait; null of those that stand nowhere. */
  private transient Map<RowKey, String> known;

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

  @Override
  public void open() throws Exception {
    super.open();
    quarters = getRuntimeContext().getMapState(QUARTERS);
    waiting = new LinkedHashMap<>();
    known = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<ResultRecord> element) {
    ResultRecord record = element.getValue();
    switch (record.topic()) {
      case Topics.CASE_FACTS -> {
        FactsChanged facts = FACTS.decode(record.content());
        FactRows.of(facts, new Writing(record.offset(), facts.knownAt()));
      }
      case Topics.ESCALATION_VOLUME -> {
        EscalationVolumeRow row = VOLUME.decode(record.content());
        VolumeRows.of(row, new Writing(record.offset(), row.restatedAt()));
      }
      case Topics.RESOLUTION_TIMES -> {
        ResolutionTimesRow row = RESOLUTION.decode(record.content());
        ResolutionRows.of(row, new Writing(record.offset(), row.restatedAt()));
      }
      default -> throw new IllegalStateException("no rows are read from " + record.topic());
    }
    if (waiting.size() >= MOST_ROWS) {
      write();
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    write();
  }

  @Override
  public void finish() throws Exception {
    write();
    super.finish();
  }

  private void write() {
    waiting.forEach((place, version) -> output.collect(new StreamRecord<>(version.in(place))));
    waiting.clear();
    known.clear();
  }

  private final class Writing implements ChangedRows {
    private final long version;
    private final Long knownAt;

    Writing(long version, Long knownAt) {
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
      waiting.put(
          new Place(row, quarter.name(), correction),
          new Version<>(statement, content, version, deleted, knownAt));
    }

    /**
     * The name of the quarter where the row stood; null if it is new. @param to null if it is no
     * more
     */
    private <R> String moved(RowKey row, String to, InsertStatement<R> statement, R content) {
      try {
        String before = known.get(row);
        if (before == null && !known.containsKey(row)) {
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
        known.put(row, to);
        return before;
      } catch (Exception e) {
        throw new FlinkRuntimeException("the quarter of a row could not be read or written", e);
      }
    }
  }
}
