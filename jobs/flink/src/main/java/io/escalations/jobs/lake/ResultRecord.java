package io.escalations.jobs.lake;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of {@code case-facts}, {@code escalation-volume} or {@code resolution-times}, not read
 * yet.
 *
 * @param key all words on it stand in one partition; empty on a mark of time, which is about
 *     nothing
 * @param offset so it only grows with each word on the key
 */
public record ResultRecord(String topic, String key, byte[] content, long offset) {
  static ResultRecord read(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    return new ResultRecord(record.topic(), key, record.value(), record.offset());
  }
}
