package io.escalations.jobs.warehouse;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Lets pass how far a stream has come, and none of its elements. */
final class WatermarkOnly<T> implements FlatMapFunction<T, CommittedProgress> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(T element, Collector<CommittedProgress> out) {}
}
