package io.escalations.jobs.metrics;

/**
 * Every metric of the jobs, besides those that Flink has of its own. The page {@code
 * docs/metrics.md} lists the same; a test compares them.
 */
public enum PipelineMetric {
  EVENTS_ACCEPTED(Kind.COUNTER, "eventsAccepted", null, "events that were added to a case"),
  DUPLICATES(
      Kind.COUNTER, "duplicates", null, "second deliveries of an event, which change nothing"),
  REFUSALS(
      Kind.COUNTER, "refusals", "reason", "records that were refused to `case-events-rejected`"),
  HEARTBEATS(Kind.COUNTER, "heartbeats", null, "heartbeats that were read"),
  ALERTS(Kind.COUNTER, "alerts", "action", "alerts that were emitted"),
  CASES_EVALUATED(
      Kind.COUNTER, "casesEvaluated", null, "cases that were folded and compared, one per flush"),
  EVENTS_FOLDED(
      Kind.COUNTER,
      "eventsFolded",
      null,
      "events that were folded for evaluations, each as often as it was; far more than were"
          + " accepted means that long cases get late events"),
  CASES_RETIRED(Kind.COUNTER, "casesRetired", null, "cases whose events left state"),
  CASES_REVIVED(Kind.COUNTER, "casesRevived", null, "retired cases whose events were read back"),
  CASES_NOT_READ_BACK(
      Kind.COUNTER,
      "casesNotReadBack",
      null,
      "retired cases whose events could not be read back: what came for them was refused"),
  CASES_WAITING_FOR_READ_BACK(
      Kind.GAUGE,
      "casesWaitingForReadBack",
      null,
      "retired cases with new events that wait until their earlier events are read back"),
  READ_BACK_FAILURES(
      Kind.COUNTER, "readBackFailures", null, "attempts to read events back that failed"),
  CASES_AWAITING_POLICY(
      Kind.GAUGE,
      "casesAwaitingPolicy",
      null,
      "cases that still wait for their evaluation under a new policy"),
  CACHE_HITS(Kind.COUNTER, "cacheHits", null, "cases that were found in memory"),
  CACHE_MISSES(Kind.COUNTER, "cacheMisses", null, "cases that were read from state"),
  CACHED_CASES(Kind.GAUGE, "cachedCases", null, "cases in memory"),
  CACHE_WEIGHT(Kind.GAUGE, "cacheWeight", null, "size of the cases in memory, in events"),
  BUNDLE_SIZE(Kind.GAUGE, "bundleSize", null, "dirty keys that wait for the next flush"),
  FLUSHES(Kind.COUNTER, "flushes", "reason", "bundles that were flushed"),
  LATE_INPUTS(
      Kind.COUNTER,
      "lateInputsDropped",
      null,
      "inputs that came too late to change a window or a pattern"),
  EVENT_TIME_LAG(
      Kind.GAUGE,
      "eventTimeLag",
      null,
      "milliseconds by which event time trails the wall clock; -1 while it is unknown"),
  ROWS_WRITTEN(Kind.COUNTER, "rowsWritten", "table", "rows that were written");

  /** How the metric is read. */
  public enum Kind {
    /** Only grows; zero again after a restart. */
    COUNTER,
    /** The value now. */
    GAUGE
  }

  private final Kind kind;
  private final String metricName;
  private final String label;
  private final String description;

  PipelineMetric(Kind kind, String metricName, String label, String description) {
    this.kind = kind;
    this.metricName = metricName;
    this.label = label;
    this.description = description;
  }

  public Kind kind() {
    return kind;
  }

  /** Its name in Flink. */
  public String metricName() {
    return metricName;
  }

  /** What it is counted by, a user variable of its metric group; null if by nothing. */
  public String label() {
    return label;
  }

  public String description() {
    return description;
  }
}
