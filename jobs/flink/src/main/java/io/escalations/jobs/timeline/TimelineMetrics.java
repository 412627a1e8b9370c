package io.escalations.jobs.timeline;

import io.escalations.core.changelog.CaseEvaluation;
import io.escalations.jobs.metrics.PipelineMetric;
import io.escalations.jobs.metrics.PipelineMetrics;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.AlertAction;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What the timeline operator counts. */
final class TimelineMetrics {
  private final Counter accepted;
  private final Counter duplicates;
  private final Map<RejectReason, Counter> refusals;
  private final Map<AlertAction, Counter> alerts;
  private final Counter evaluated;
  private final Counter folded;
  private final Counter retired;
  private final Counter cacheHits;
  private final Counter cacheMisses;

  TimelineMetrics(MetricGroup group, CaseCache cases, Reevaluation reevaluation) {
    PipelineMetrics metrics = new PipelineMetrics(group);
    accepted = metrics.counter(PipelineMetric.EVENTS_ACCEPTED);
    duplicates = metrics.counter(PipelineMetric.DUPLICATES);
    refusals = metrics.counters(PipelineMetric.REFUSALS, RejectReason.class);
    alerts = metrics.counters(PipelineMetric.ALERTS, AlertAction.class);
    evaluated = metrics.counter(PipelineMetric.CASES_EVALUATED);
    folded = metrics.counter(PipelineMetric.EVENTS_FOLDED);
    retired = metrics.counter(PipelineMetric.CASES_RETIRED);
    cacheHits = metrics.counter(PipelineMetric.CACHE_HITS);
    cacheMisses = metrics.counter(PipelineMetric.CACHE_MISSES);
    metrics.gauge(PipelineMetric.CACHED_CASES, cases::size);
    metrics.gauge(PipelineMetric.CACHE_WEIGHT, cases::weight);
    metrics.gauge(PipelineMetric.CASES_AWAITING_POLICY, reevaluation::size);
  }

  void countAccepted() {
    accepted.inc();
  }

  void countDuplicate() {
    duplicates.inc();
  }

  void countRefusal(RejectReason reason) {
    refusals.get(reason).inc();
  }

  void countEvaluation(CaseEvaluation evaluation) {
    evaluated.inc();
    folded.inc(evaluation.foldedEvents());
    evaluation.alerts().forEach(alert -> alerts.get(alert.action()).inc());
  }

  void countRetirement() {
    retired.inc();
  }

  void countCacheHit() {
    cacheHits.inc();
  }

  void countCacheMiss() {
    cacheMisses.inc();
  }
}
