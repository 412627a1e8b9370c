package io.escalations.jobs.analytics;

import io.escalations.jobs.progress.CommittedProgress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Where time changes: what comes in is in the order in which the timeline job said it, and behind this operator the
 * watermark is the pipeline's event time. A word on progress is held until everything said before it has been read, so
 * that a fact is late here only if it was late there.
 *
 * <p>Nothing is kept in state: the timeline job repeats its progress, and the operators behind remember the event time.
 */
final class PipelineTime extends AbstractStreamOperator<CaseShares> implements TwoInputStreamOperator<CaseShares, CommittedProgress, CaseShares> {
  private static final long serialVersionUID = 1L;

  /** Words held while facts are read up; the oldest can go, for a later one says more. */
  private static final int MOST_HELD = 10_000;

  private transient TreeMap<Long, List<CommittedProgress>> held;
  private transient Map<Integer, CommittedProgress> latest;
  private transient long eventTime;

  @Override
  public void open() throws Exception {
    super.open();
    held = new TreeMap<>();
    latest = new HashMap<>();
    eventTime = Long.MIN_VALUE;
  }

  @Override
  public void processElement1(StreamRecord<CaseShares> element) {
    output.collect(element);
  }

  @Override
  public void processElement2(StreamRecord<CommittedProgress> element) {
    CommittedProgress progress = element.getValue();
    held.computeIfAbsent(progress.knownAt(), knownAt -> new ArrayList<>()).add(progress);
    if (held.size() > MOST_HELD) {
      held.pollFirstEntry();
    }
  }

  /** @param mark when the timeline job said what has been read */
  @Override
  public void processWatermark(Watermark mark) {
    Map<Long, List<CommittedProgress>> covered = held.headMap(mark.getTimestamp(), true);
    covered.values().forEach(words -> words.forEach(progress -> latest.put(progress.subtask(), progress)));
    covered.clear();
    boolean allKnown = latest.values().stream().allMatch(word -> word.progress().subtasks() <= latest.size());
    long reached = latest.values().stream().mapToLong(word -> word.progress().eventTime()).min().orElse(Long.MIN_VALUE);
    if (allKnown && reached > eventTime) {
      eventTime = reached;
      output.emitWatermark(new Watermark(reached));
    }
  }
}
