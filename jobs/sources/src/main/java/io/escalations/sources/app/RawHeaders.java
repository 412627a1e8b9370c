package io.escalations.sources.app;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The headers of a record as it came; Kafka's time is when. */
final class RawHeaders {
  /** The name of its source. */
  static final String SOURCE = "source";

  /** What its product calls it. */
  static final String ID = "id";

  private RawHeaders() {}

  /** Empty if there is none. */
  static String text(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
