package io.escalations.jobs.metrics;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** Registers the metrics of one operator, under the names of {@link PipelineMetric}. */
public final class PipelineMetrics {
  private final MetricGroup group;

  public PipelineMetrics(MetricGroup group) {
    this.group = group;
  }

  public Counter counter(PipelineMetric metric) {
    return group.counter(metric.metricName());
  }

  /** A counter for each value of the label; all are there from the start, with zero. */
  public <E extends Enum<E>> Map<E, Counter> counters(PipelineMetric metric, Class<E> label) {
    Map<E, Counter> counters = new EnumMap<>(label);
    for (E value : label.getEnumConstants()) {
      counters.put(value, counter(metric, value.name()));
    }
    return counters;
  }

  public Counter counter(PipelineMetric metric, String labelValue) {
    return group.addGroup(metric.label(), labelValue).counter(metric.metricName());
  }

  public <T extends Number> void gauge(PipelineMetric metric, Gauge<T> gauge) {
    group.gauge(metric.metricName(), gauge);
  }
}
