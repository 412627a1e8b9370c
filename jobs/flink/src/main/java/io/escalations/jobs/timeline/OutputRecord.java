package io.escalations.jobs.timeline;

import io.escalations.jobs.events.CaseArrival;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.Topics;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaAlertJson;
import java.nio.charset.StandardCharsets;

/**
 * A record to be written to Kafka, in the transaction of the checkpoint it belongs to.
 *
 * @param timestamp epoch milliseconds UTC; null: when it is sent
 * @param recorded an alert that is not to be sent on
 * @param partition null: that of the key
 */
public record OutputRecord(
    String topic, byte[] key, byte[] value, Long timestamp, boolean recorded, Integer partition) {
  private static final Cbor<FactsChanged> FACTS = Cbor.of(FactsChanged.class);
  private static final Cbor<Progress> PROGRESS = Cbor.of(Progress.class);

  public OutputRecord(String topic, byte[] key, byte[] value, Long timestamp) {
    this(topic, key, value, timestamp, false, null);
  }

  static OutputRecord accepted(CaseArrival arrival) {
    return new OutputRecord(
        Topics.ACCEPTED_EVENTS, bytes(arrival.caseId()), arrival.content(), arrival.appendedAt());
  }

  static OutputRecord facts(FactsChanged facts) {
    return new OutputRecord(Topics.CASE_FACTS, bytes(facts.caseId()), FACTS.encode(facts), null);
  }

  static OutputRecord alert(SlaAlert alert, boolean recorded) {
    return new OutputRecord(
        Topics.SLA_ALERTS, bytes(alert.caseId()), SlaAlertJson.write(alert), null, recorded, null);
  }

  static OutputRecord progress(Progress progress) {
    return new OutputRecord(
        Topics.PROGRESS,
        bytes(String.valueOf(progress.subtask())),
        PROGRESS.encode(progress),
        null);
  }

  /** A watermark between the facts of a partition: the facts behind it were emitted later. */
  static OutputRecord inBandWatermark(int partition, Progress progress) {
    return new OutputRecord(
        Topics.CASE_FACTS, null, PROGRESS.encode(progress), null, false, partition);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
