package io.escalations.jobs.analytics;

import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.OneInputBundleOperator;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One operator with its state, timers and checkpoints. */
final class PatternHarness<K, I, O> implements AutoCloseable {
  private final OneInputBundleOperator<K, I, ?, O> operator;
  private final KeyedOneInputStreamOperatorTestHarness<K, I, O> harness;

  PatternHarness(
      OneInputBundleOperator<K, I, ?, O> operator,
      KeySelector<I, K> key,
      TypeInformation<K> type,
      OperatorSubtaskState restored)
      throws Exception {
    this.operator = operator;
    harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, key, type);
    harness.setup();
    if (restored != null) {
      harness.initializeState(restored);
    }
    harness.open();
  }

  void take(I element) throws Exception {
    harness.processElement(new StreamRecord<>(element));
  }

  void time(long instant) throws Exception {
    harness.processWatermark(new Watermark(instant));
  }

  OperatorSubtaskState checkpoint() throws Exception {
    operator.prepareSnapshotPreBarrier(1);
    return harness.snapshot(1, 1);
  }

  /** The output of the next checkpoint, and of all before since the last call. */
  List<O> emitted() throws Exception {
    operator.prepareSnapshotPreBarrier(1);
    List<O> emitted = new ArrayList<>(harness.extractOutputValues());
    harness.getOutput().clear();
    return emitted;
  }

  boolean isEmpty() {
    return harness.numKeyedStateEntries() == 0 && harness.numEventTimeTimers() == 0;
  }

  static List<IssuePatternRow> rows(List<OutputRecord> emitted) {
    return emitted.stream().map(record -> Topics.ISSUE_PATTERNS.decode(record.value())).toList();
  }

  /** What stands in the table after these rows: the last of each candidate, without tombstones. */
  static Map<String, IssuePatternRow> table(List<IssuePatternRow> rows) {
    Map<String, IssuePatternRow> table = new LinkedHashMap<>();
    rows.forEach(row -> table.put(row.patternId(), row));
    table.values().removeIf(row -> row.cases() == 0);
    return table;
  }

  @Override
  public void close() {
    try {
      harness.close();
    } catch (Exception e) {
      throw new IllegalStateException("the operator could not be closed", e);
    }
  }
}
