package io.escalations.cli;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.Servers;
import io.escalations.schemas.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Waits for the worst moment: the timeline job in the middle of a checkpoint, with output written
 * and not committed.
 */
final class CheckpointWatch {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Servers servers;
  private long committedAtLastKill;

  CheckpointWatch(Servers servers) {
    this.servers = servers;
  }

  /** Each time further on than the time before. */
  void awaitCheckpointWithOutputWritten() {
    await()
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK_EVERY)
        .ignoreExceptions()
        .until(
            () -> {
              long committed = end("read_committed");
              return committed > committedAtLastKill
                  && end("read_uncommitted") > committed
                  && checkpointInProgress();
            });
    committedAtLastKill = end("read_committed");
  }

  private boolean checkpointInProgress() throws IOException {
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      if (job.path("name").asText().equals("timeline")
          && job.path("state").asText().equals("RUNNING")) {
        return get("/jobs/" + job.path("jid").asText() + "/checkpoints")
                .path("counts")
                .path("in_progress")
                .asInt()
            > 0;
      }
    }
    return false;
  }

  private JsonNode get(String path) throws IOException {
    try (InputStream answer = URI.create(servers.flink() + path).toURL().openStream()) {
      return MAPPER.readTree(answer);
    }
  }

  private long end(String isolation) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", servers.brokers(), "isolation.level", isolation);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.CASE_FACTS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
