package io.escalations.schemas;

import java.util.List;
import java.util.Map;

/**
 * Every Kafka topic, with what it carries. All topics that carry a case are keyed by its id and
 * have {@link #PARTITIONS} partitions, so the records of one case are in order.
 */
public final class Topics {
  /** In: case events, one JSON object a record. LogAppendTime; records up to 4 MiB. */
  public static final String CASE_EVENTS = "case-events";

  /** In: policy files (YAML text), key = version, compacted. */
  public static final String SLA_POLICIES = "sla-policies";

  /** Out: alerts of breaches and warnings, {@link io.escalations.schemas.fact.SlaAlertJson}. */
  public static final String SLA_ALERTS = "sla-alerts";

  /**
   * Out: records that were refused, as they came; why is in the headers, {@link
   * io.escalations.schemas.fact.RejectedRecord}.
   */
  public static final String REJECTED = "case-events-rejected";

  /**
   * Internal: {@link io.escalations.schemas.fact.FactsChanged}, encoded by {@link
   * io.escalations.schemas.fact.FactsCodec}, from the timeline job. Between them stand in-band
   * watermarks without a key, {@link io.escalations.schemas.fact.Progress} as CBOR: facts behind
   * one were emitted later.
   */
  public static final String CASE_FACTS = "case-facts";

  /**
   * Internal: accepted {@link io.escalations.schemas.event.CaseEvent}s as CBOR; where each came
   * from is in a header, {@link io.escalations.schemas.fact.EventOrigin}.
   */
  public static final String ACCEPTED_EVENTS = "case-events-accepted";

  /** Internal: {@link io.escalations.schemas.fact.DuplicateEvent}, encoded by its table. */
  public static final String DUPLICATES = "case-events-duplicates";

  /**
   * Internal: {@link io.escalations.schemas.fact.RecordCounts}, encoded by its table; key =
   * partition, compacted.
   */
  public static final String RECORD_COUNTS = "case-events-counts";

  /** Internal: {@link io.escalations.schemas.fact.Progress} as CBOR, key = subtask, compacted. */
  public static final String PROGRESS = "pipeline-progress";

  /**
   * Internal: {@link io.escalations.schemas.fact.EscalationVolumeRow}, encoded by its table, from
   * the analytics job; key = the row's, compacted.
   */
  public static final String ESCALATION_VOLUME = "escalation-volume";

  /**
   * Internal: {@link io.escalations.schemas.fact.ResolutionTimesRow}, encoded by its table, from
   * the analytics job; key = the row's, compacted.
   */
  public static final String RESOLUTION_TIMES = "resolution-times";

  /**
   * Internal: {@link io.escalations.schemas.fact.IssuePatternRow}, encoded by its table, from the
   * analytics job; key = the pattern's id, compacted.
   */
  public static final String ISSUE_PATTERNS = "issue-patterns";

  /**
   * Internal: {@link io.escalations.schemas.fact.Progress} of the analytics job as CBOR, key =
   * subtask, compacted.
   */
  public static final String ANALYTICS_PROGRESS = "analytics-progress";

  public static final int PARTITIONS = 4;

  /** The largest record, in bytes. */
  public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

  /** How a topic is created. */
  public record Topic(String name, int partitions, Map<String, String> config) {}

  public static final List<Topic> ALL =
      List.of(
          new Topic(
              CASE_EVENTS,
              PARTITIONS,
              Map.of(
                  "message.timestamp.type",
                  "LogAppendTime",
                  "max.message.bytes",
                  String.valueOf(MAX_RECORD_BYTES),
                  "retention.ms",
                  "-1")),
          new Topic(SLA_POLICIES, 1, Map.of("cleanup.policy", "compact")),
          new Topic(SLA_ALERTS, PARTITIONS, Map.of("retention.ms", "-1")),
          new Topic(
              REJECTED,
              PARTITIONS,
              Map.of(
                  "max.message.bytes",
                  String.valueOf(MAX_RECORD_BYTES + 64 * 1024),
                  "retention.ms",
                  "-1")),
          new Topic(
              CASE_FACTS,
              PARTITIONS,
              Map.of("max.message.bytes", String.valueOf(MAX_RECORD_BYTES), "retention.ms", "-1")),
          new Topic(
              ACCEPTED_EVENTS,
              PARTITIONS,
              Map.of("max.message.bytes", String.valueOf(MAX_RECORD_BYTES), "retention.ms", "-1")),
          new Topic(DUPLICATES, PARTITIONS, Map.of("retention.ms", "-1")),
          new Topic(RECORD_COUNTS, 1, Map.of("cleanup.policy", "compact")),
          new Topic(PROGRESS, 1, Map.of("cleanup.policy", "compact")),
          new Topic(ESCALATION_VOLUME, PARTITIONS, Map.of("cleanup.policy", "compact")),
          new Topic(RESOLUTION_TIMES, PARTITIONS, Map.of("cleanup.policy", "compact")),
          new Topic(ISSUE_PATTERNS, PARTITIONS, Map.of("cleanup.policy", "compact")),
          new Topic(ANALYTICS_PROGRESS, 1, Map.of("cleanup.policy", "compact")));

  private Topics() {}
}
