package io.escalations.schemas.topic;

import io.escalations.schemas.TopicNames;
import io.escalations.schemas.delivery.Acknowledgement;
import io.escalations.schemas.delivery.DeliveryState;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.event.CaseEventWriter;
import io.escalations.schemas.event.Parsed;
import io.escalations.schemas.fact.AlertDeliveryRow;
import io.escalations.schemas.fact.DuplicateEvent;
import io.escalations.schemas.fact.EscalationVolumeRow;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.FactsCodec;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RecordCounts;
import io.escalations.schemas.fact.ResolutionTimesRow;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaAlertJson;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.source.SourceState;
import java.time.Duration;
import java.util.List;

/**
 * Every Kafka topic, with its key and codec. All topics that carry a case are keyed by its id and
 * have {@link #PARTITIONS} partitions, so the records of one case are in order.
 */
public final class Topics {
  public static final int PARTITIONS = 4;

  /** The largest record, in bytes. */
  public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

  /** Room for the headers that say why. */
  private static final int MAX_REFUSED_BYTES = MAX_RECORD_BYTES + 64 * 1024;

  private static final CaseEventParser PARSER = new CaseEventParser(false);
  private static final Codec<FactsChanged> FACTS =
      new Codec<>("application/x-escalations-facts", FactsCodec::encode, FactsCodec::decode);

  /**
   * In: case events, from systems of record. They may be wrong, so the timeline job reads them with
   * {@link CaseEventParser}, which tells why. A heartbeat goes to every partition, without a key.
   */
  public static final KeyedTopic<CaseEvent> CASE_EVENTS =
      Topic.kept(
              TopicNames.CASE_EVENTS, PARTITIONS, Codec.json(CaseEventWriter::write, Topics::event))
          .with("message.timestamp.type", "LogAppendTime")
          .withLargestRecord(MAX_RECORD_BYTES)
          .keyedBy(CaseEvent::caseId);

  /** In: policy files; the key is the version. */
  public static final Topic<String> SLA_POLICIES =
      Topic.compacted(TopicNames.SLA_POLICIES, 1, Codec.YAML);

  /** Out: alerts of breaches and warnings. */
  public static final KeyedTopic<SlaAlert> SLA_ALERTS =
      Topic.kept(
              TopicNames.SLA_ALERTS,
              PARTITIONS,
              Codec.json(SlaAlertJson::write, SlaAlertJson::read))
          .keyedBy(SlaAlert::caseId);

  /**
   * Out: records that were refused, key and value as they came; why is in the headers, {@link
   * io.escalations.schemas.fact.RejectedRecord}.
   */
  public static final Topic<byte[]> REJECTED =
      Topic.kept(TopicNames.REJECTED, PARTITIONS, Codec.RAW).withLargestRecord(MAX_REFUSED_BYTES);

  /**
   * Internal, from the timeline job. Between the facts stand in-band watermarks, without a key and
   * encoded as for {@link #PROGRESS}: facts behind one were emitted later. Who needs some tables
   * only decodes with {@link FactsCodec}.
   */
  public static final KeyedTopic<FactsChanged> CASE_FACTS =
      Topic.kept(TopicNames.CASE_FACTS, PARTITIONS, FACTS)
          .withLargestRecord(MAX_RECORD_BYTES)
          .keyedBy(FactsChanged::caseId);

  /**
   * Internal, from the timeline job: what was known of each case, and from when on. One record for
   * each instant at which that changed, also where facts were emitted for several at once.
   */
  public static final KeyedTopic<FactsChanged> CASE_FACTS_HISTORY =
      Topic.kept(TopicNames.CASE_FACTS_HISTORY, PARTITIONS, FACTS)
          .withLargestRecord(MAX_RECORD_BYTES)
          .keyedBy(FactsChanged::caseId);

  /**
   * Internal, from the timeline job: accepted events; where each came from is in a header, {@link
   * io.escalations.schemas.fact.EventOrigin}.
   */
  public static final KeyedTopic<CaseEvent> ACCEPTED_EVENTS =
      Topic.kept(TopicNames.ACCEPTED_EVENTS, PARTITIONS, Codec.cbor(CaseEvent.class))
          .withLargestRecord(MAX_RECORD_BYTES)
          .keyedBy(CaseEvent::caseId);

  /** Internal, from the timeline job: second deliveries. */
  public static final KeyedTopic<DuplicateEvent> DUPLICATES =
      Topic.kept(TopicNames.DUPLICATES, PARTITIONS, Codec.of(Tables.DUPLICATE_EVENTS))
          .keyedBy(DuplicateEvent::caseId);

  /** Internal, from the timeline job, by partition of {@link #CASE_EVENTS}. */
  public static final KeyedTopic<RecordCounts> RECORD_COUNTS =
      Topic.compacted(TopicNames.RECORD_COUNTS, 1, Codec.of(Tables.RECORD_COUNTS))
          .keyedBy(Tables.RECORD_COUNTS::key);

  /** Internal, from the timeline job, by subtask. */
  public static final KeyedTopic<Progress> PROGRESS = progress(TopicNames.PROGRESS);

  /** Internal, from the analytics job. */
  public static final KeyedTopic<EscalationVolumeRow> ESCALATION_VOLUME =
      Topic.compacted(TopicNames.ESCALATION_VOLUME, PARTITIONS, Codec.of(Tables.ESCALATION_VOLUME))
          .keyedBy(Tables.ESCALATION_VOLUME::key);

  /** Internal, from the analytics job. */
  public static final KeyedTopic<ResolutionTimesRow> RESOLUTION_TIMES =
      Topic.compacted(TopicNames.RESOLUTION_TIMES, PARTITIONS, Codec.of(Tables.RESOLUTION_TIMES))
          .keyedBy(Tables.RESOLUTION_TIMES::key);

  /** Internal, from the analytics job. */
  public static final KeyedTopic<IssuePatternRow> ISSUE_PATTERNS =
      Topic.compacted(TopicNames.ISSUE_PATTERNS, PARTITIONS, Codec.of(Tables.ISSUE_PATTERNS))
          .keyedBy(Tables.ISSUE_PATTERNS::key);

  /** Internal, from the analytics job, by subtask. */
  public static final KeyedTopic<Progress> ANALYTICS_PROGRESS =
      progress(TopicNames.ANALYTICS_PROGRESS);

  /** In: who looks after which alert, from the pages and from receivers. */
  public static final KeyedTopic<Acknowledgement> ALERT_ACKNOWLEDGEMENTS =
      Topic.compacted(TopicNames.ALERT_ACKNOWLEDGEMENTS, 1, Codec.cbor(Acknowledgement.class))
          .keyedBy(Acknowledgement::alertId);

  /** Out: attempts to deliver alerts. */
  public static final KeyedTopic<AlertDeliveryRow> ALERT_DELIVERIES =
      Topic.kept(TopicNames.ALERT_DELIVERIES, 1, Codec.of(Tables.ALERT_DELIVERIES))
          .keyedBy(AlertDeliveryRow::alertId);

  /** Internal, of the delivery: what it has to remember. */
  public static final KeyedTopic<DeliveryState> DELIVERY_STATE =
      Topic.compacted(TopicNames.DELIVERY_STATE, 1, Codec.cbor(DeliveryState.class))
          .keyedBy(DeliveryState::key);

  /**
   * In: what live help desks sent, as it came; its source and id are in headers. Personal data, for
   * 30 days.
   */
  public static final Topic<byte[]> CASE_RAW =
      Topic.keptFor(Duration.ofDays(30), TopicNames.CASE_RAW, PARTITIONS, Codec.RAW)
          .withLargestRecord(MAX_RECORD_BYTES);

  /** Internal, of the sources: what they have to remember, and what is known of each. */
  public static final KeyedTopic<SourceState> SOURCE_STATES =
      Topic.compacted(TopicNames.SOURCE_STATES, 1, Codec.cbor(SourceState.class))
          .withLargestRecord(MAX_RECORD_BYTES)
          .keyedBy(SourceState::key);

  public static final List<Topic<?>> ALL =
      List.of(
          CASE_EVENTS,
          SLA_POLICIES,
          SLA_ALERTS,
          REJECTED,
          CASE_FACTS,
          CASE_FACTS_HISTORY,
          ACCEPTED_EVENTS,
          DUPLICATES,
          RECORD_COUNTS,
          PROGRESS,
          ESCALATION_VOLUME,
          RESOLUTION_TIMES,
          ISSUE_PATTERNS,
          ANALYTICS_PROGRESS,
          ALERT_ACKNOWLEDGEMENTS,
          ALERT_DELIVERIES,
          DELIVERY_STATE,
          CASE_RAW,
          SOURCE_STATES);

  private Topics() {}

  private static KeyedTopic<Progress> progress(String name) {
    return Topic.compacted(name, 1, Codec.cbor(Progress.class))
        .keyedBy(progress -> String.valueOf(progress.subtask()));
  }

  private static CaseEvent event(byte[] json) {
    Parsed parsed = PARSER.parse(null, json, 0);
    if (!parsed.isAccepted()) {
      throw new IllegalArgumentException(parsed.reason() + ", " + parsed.detail());
    }
    return parsed.event();
  }
}
