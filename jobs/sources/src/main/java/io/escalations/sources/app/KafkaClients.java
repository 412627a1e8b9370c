package io.escalations.sources.app;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The clients of one broker. */
record KafkaClients(String brokers) {
  private static final String PREFIX = "escalations-sources";
  private static final int LARGEST_REQUEST = 5 * 1024 * 1024;

  /**
   * @param work of which there is one at a time, wherever it runs
   */
  Producer<byte[], byte[]> transactional(String work) {
    Map<String, Object> settings = new HashMap<>(producer());
    settings.put("transactional.id", PREFIX + "-" + work);
    settings.put("transaction.timeout.ms", 60_000);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** One that writes each record once, and knows when it is safe. */
  Producer<byte[], byte[]> plain() {
    return new KafkaProducer<>(producer(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  Consumer<byte[], byte[]> mapper() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            brokers,
            "group.id",
            PREFIX,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest",
            "fetch.max.wait.ms",
            50),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private Map<String, Object> producer() {
    return Map.of(
        "bootstrap.servers",
        brokers,
        "acks",
        "all",
        "linger.ms",
        5,
        "max.request.size",
        LARGEST_REQUEST);
  }
}
