package io.escalations.jobs.io.kafka;

import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.topic.KeyedTopic;

/**
 * A record to be written to Kafka, in the transaction of the checkpoint it belongs to.
 *
 * @param origin of an accepted event; null for everything else
 * @param recorded whether it is an alert that is recorded and not sent on
 * @param partition null: that of the key
 */
public record OutputRecord(
    String topic,
    byte[] key,
    byte[] value,
    EventOrigin origin,
    boolean recorded,
    Integer partition) {
  public static <T> OutputRecord of(KeyedTopic<T> topic, T value) {
    return new OutputRecord(topic.name(), topic.key(value), topic.encode(value), null, false, null);
  }

  /** The same, as an alert that is recorded and not sent on. */
  public OutputRecord asRecorded() {
    return new OutputRecord(topic, key, value, origin, true, partition);
  }
}
