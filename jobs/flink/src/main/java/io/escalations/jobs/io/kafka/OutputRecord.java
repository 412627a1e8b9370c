package io.escalations.jobs.io.kafka;

import io.escalations.schemas.fact.EventOrigin;

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
  public OutputRecord(String topic, byte[] key, byte[] value) {
    this(topic, key, value, null, false, null);
  }
}
