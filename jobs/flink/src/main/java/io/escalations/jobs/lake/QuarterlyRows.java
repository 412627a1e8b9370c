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
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Finds the quarter in which each row stands, and takes a row that stands in another one now, or is no more, out of the
 * one in which it stood. Of a row that changes several times before a file is closed only the last version is written, and
 * the last one said before its quarter ended.
 *
 * <p>An operator and not a process function, since it speaks just before a checkpoint's barrier.
 */
final class QuarterlyRows extends AbstractStreamOperator<LakeRow> implements OneInputStreamOperator<SaidRecord, LakeRow> {
  private static final long serialVersionUID = 1L;
  private static final MapStateDescriptor<String, String> QUARTERS = new MapStateDescriptor<>("quarters", Types.STRING, Types.STRING);
  private static final Cbor<FactsChanged> FACTS = Cbor.of(FactsChanged.class);
  private static final Cbor<EscalationVolumeRow> VOLUME = Cbor.of(EscalationVolumeRow.class);
  private static final Cbor<ResolutionTimesRow> RESOLUTION = Cbor.of(ResolutionTimesRow.class);
  private static final int MOST_ROWS = 50_000;

  /** By key of a row: the quarter in which it was said to stand. */
  private transient MapState<String, String> quarters;
  /** Empty whenever a checkpoint is taken. */
  private transient Map<Place, LakeRow> waiting;

  /** What was believed when a quarter ended is kept, whatever is said just after. */
  private record Place(String key, String quarter, boolean correction) {}

  @Override
  public void open() throws Exception {
    super.open();
    quarters = getRuntimeContext().getMapState(QUARTERS);
    waiting = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<SaidRecord> element) {
    SaidRecord record = element.getValue();
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
    waiting.values().forEach(row -> output.collect(new StreamRecord<>(row)));
    waiting.clear();
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
      GenericRecord row = table.row(statement.values(content, version, false));
      Quarter quarter = table.quarter(row);
      if (!table.quarterIsFixed()) {
        Quarter before = moved(table.key(row), quarter);
        if (before != null && !before.equals(quarter)) {
          add(table, before, table.row(statement.values(content, version, true)));
        }
      }
      add(table, quarter, row);
    }

    @Override
    public <R> void delete(InsertStatement<R> statement, Object key, R content) {
      LakeTable table = LakeTable.named(statement.table());
      GenericRecord row = table.row(statement.values(content, version, true));
      Quarter quarter = table.quarterIsFixed() ? table.quarter(row) : moved(table.key(row), null);
      if (quarter != null) {
        add(table, quarter, row);
      }
    }

    private void add(LakeTable table, Quarter quarter, GenericRecord row) {
      boolean correction = knownAt != null && knownAt >= quarter.end();
      row.put("known_at", knownAt);
      row.put("correction", correction);
      waiting.put(new Place(table.key(row), quarter.name(), correction), new LakeRow(table.name(), quarter.name(), table.encode(row)));
    }

    /** Where the row stood; null if it is new. */
    private Quarter moved(String key, Quarter to) {
      try {
        String before = quarters.get(key);
        if (to == null) {
          quarters.remove(key);
        } else if (!to.name().equals(before)) {
          quarters.put(key, to.name());
        }
        return before == null ? null : Quarter.named(before);
      } catch (Exception e) {
        throw new FlinkRuntimeException("the quarter of a row could not be read or written", e);
      }
    }
  }
}
