package io.escalations.jobs.rows;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A committed record that holds rows, not read yet.
 *
 * @param key all records about one thing stand in one partition; empty on an in-band watermark
 * @param timestamp epoch milliseconds UTC
 * @param offset grows with each record about one thing; so it is the version of its rows
 * @param headers UTF-8 texts
 */
public record TopicRecord(
    String topic,
    String key,
    byte[] value,
    long timestamp,
    long offset,
    Map<String, String> headers) {

  public static TopicRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new TopicRecord(
        record.topic(),
        record.key() == null ? "" : text(record.key()),
        record.value(),
        record.timestamp(),
        record.offset(),
        headers(record));
  }

  /** About how much room it takes, in bytes. */
  public int size() {
    return value == null ? 0 : value.length;
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value() == null ? null : text(header.value()));
    }
    return headers.isEmpty() ? Map.of() : headers;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
