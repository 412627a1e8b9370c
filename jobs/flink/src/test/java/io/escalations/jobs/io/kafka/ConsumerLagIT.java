package io.escalations.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.topic.Topics;
import io.escalations.stack.testing.KafkaExtension;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsumerLagIT {
  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final String TOPIC = Topics.CASE_EVENTS.name();

  @Test
  void isWhatNoCommittedOffsetCovers() throws Exception {
    try (ConsumerLag lag = new ConsumerLag(kafka.brokers(), "group", TOPIC);
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.brokers()),
                new StringSerializer(),
                new StringSerializer());
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokers()))) {
      assertThat(lag.records()).isZero();
      for (int i = 0; i < 10; i++) {
        producer.send(new ProducerRecord<>(TOPIC, i % 2, null, "event")).get();
      }
      assertThat(lag.records()).as("nothing was committed").isEqualTo(10);

      admin
          .alterConsumerGroupOffsets(
              "group", Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(3)))
          .all()
          .get();
      assertThat(lag.records()).isEqualTo(7);
    }
  }
}
