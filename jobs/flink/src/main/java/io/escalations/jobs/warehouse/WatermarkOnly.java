package io.escalations.jobs.warehouse;

import io.escalations.jobs.rows.TopicRecord;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Lets pass how far a stream has come, and none of its elements. */
final class WatermarkOnly implements FlatMapFunction<TopicRecord, CommittedProgress> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(TopicRecord element, Collector<CommittedProgress> out) {}
}
