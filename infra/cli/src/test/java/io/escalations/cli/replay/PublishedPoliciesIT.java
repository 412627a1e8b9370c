package io.escalations.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.core.policy.PolicyParser;
import io.escalations.schemas.UserError;
import io.escalations.schemas.topic.Topics;
import io.escalations.stack.testing.KafkaExtension;
import io.escalations.stored.Consumers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What publishing leaves in a real broker; a job that has read everything to come stands in for the
 * timeline job.
 */
class PublishedPoliciesIT {
  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final TopicPartition TOPIC = new TopicPartition(Topics.SLA_POLICIES.name(), 0);
  private static final String POLICY =
      """
      version: "%s"
      effective_from: 2026-01-01T00:00:00Z
      calendars:
        office: {zone: America/New_York, week: {THURSDAY: ["09:00-17:00"]}, holidays: {country: US}}
      rules:
        - {clock: resolution, target: 8h, calendar: office}
      """;

  @TempDir Path directory;

  @BeforeEach
  void everythingIsRead() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokers()))) {
      admin
          .alterConsumerGroupOffsets(
              Coverage.POLICIES, Map.of(TOPIC, new OffsetAndMetadata(1_000_000)))
          .all()
          .get();
    }
  }

  @Test
  void publishesTheDatesWithTheVersion() throws IOException {
    assertThat(
            PublishedPolicies.publish(kafka.brokers(), policy("dates", POLICY.formatted("dates"))))
        .isTrue();

    String published = published("dates").get(0);
    assertThat(published).startsWith(POLICY.formatted("dates")).contains("2026-11-26");
    assertThat(PolicyParser.parse("dates", published).version()).isEqualTo("dates");
  }

  @Test
  void theSameFileAgainChangesNothing() throws IOException {
    Policy policy = policy("same", POLICY.formatted("same"));
    PublishedPolicies.publish(kafka.brokers(), policy);

    assertThat(PublishedPolicies.publish(kafka.brokers(), policy)).isFalse();
    assertThat(published("same")).hasSize(1);
  }

  @Test
  void refusesAVersionThatStandsWithOtherContent() throws IOException {
    PublishedPolicies.publish(kafka.brokers(), policy("other", POLICY.formatted("other")));
    Policy changed = policy("other", POLICY.formatted("other").replace("8h", "9h"));

    assertThatThrownBy(() -> PublishedPolicies.publish(kafka.brokers(), changed))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("other.yaml: version 'other' was published with other content");
    assertThat(published("other")).hasSize(1);
  }

  @Test
  void whatTheJobCannotReadMayBePutRight() throws IOException {
    try (EventPublisher publisher = new EventPublisher(kafka.brokers())) {
      publisher.publishPolicy("broken", "version: broken");
      publisher.flush();
    }

    assertThat(
            PublishedPolicies.publish(
                kafka.brokers(), policy("broken", POLICY.formatted("broken"))))
        .isTrue();
    assertThat(published("broken")).hasSize(2);
  }

  private Policy policy(String name, String text) throws IOException {
    return Policy.read(Files.writeString(directory.resolve(name + ".yaml"), text));
  }

  private static List<String> published(String version) {
    List<String> texts = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = Consumers.committed(kafka.brokers())) {
      consumer.assign(List.of(TOPIC));
      consumer.seekToBeginning(List.of(TOPIC));
      long end = consumer.endOffsets(List.of(TOPIC)).get(TOPIC);
      while (consumer.position(TOPIC) < end) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (new String(record.key(), StandardCharsets.UTF_8).equals(version)) {
                    texts.add(Topics.SLA_POLICIES.decode(record.value()));
                  }
                });
      }
    }
    return texts;
  }
}
