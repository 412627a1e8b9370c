package io.escalations.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import io.escalations.stack.testing.KafkaExtension;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaBrokerIT {
  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @Test
  void hasEveryTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokers()))) {
      assertThat(admin.listTopics().names().get())
          .containsExactlyInAnyOrderElementsOf(Topics.ALL.stream().map(Topic::name).toList());
    }
  }
}
