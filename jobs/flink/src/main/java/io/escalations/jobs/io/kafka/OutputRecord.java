package io.escalations.jobs.io.kafka;

/**
 * A record to be written to Kafka, in the transaction of the checkpoint it belongs to.
 *
 * @param timestamp epoch milliseconds UTC; null: when it is sent
 * @param recorded whether it is an alert that is recorded and not sent on
 * @param partition null: that of the key
 */
public record OutputRecord(
    String topic, byte[] key, byte[] value, Long timestamp, boolean recorded, Integer partition) {
  public OutputRecord(String topic, byte[] key, byte[] value, Long timestamp) {
    this(topic, key, value, timestamp, false, null);
  }
}
