package io.escalations.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.schemas.UserError;
import io.escalations.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka and ClickHouse of two stacks beside each other. */
class PartsIT {
  private static final int ONE = 2300;
  private static final int OTHER = 2400;

  @TempDir private Path directory;
  private KafkaBroker kafka;
  private KafkaBroker otherKafka;
  private ClickHouse clickHouse;
  private ClickHouse otherClickHouse;

  @BeforeEach
  void startTwoStacks() {
    Home home = Home.current();
    DataDirectory one = new DataDirectory(directory.resolve("one"));
    DataDirectory other = new DataDirectory(directory.resolve("other"));
    kafka = new KafkaBroker(home, one, Ports.offset(ONE));
    otherKafka = new KafkaBroker(home, other, Ports.offset(OTHER));
    clickHouse = new ClickHouse(home, one, Ports.offset(ONE));
    otherClickHouse = new ClickHouse(home, other, Ports.offset(OTHER));
    parts().forEach(Part::start);
    parts().forEach(Part::awaitReady);
    kafka.createTopics();
    otherKafka.createTopics();
  }

  @AfterEach
  void stop() {
    parts().forEach(Part::stop);
  }

  @Test
  void keepApartAndOutliveBeingKilled() throws Exception {
    publish();
    admin(clickHouse).query("CREATE TABLE default.kept (n Int32) ENGINE = MergeTree ORDER BY n");
    admin(clickHouse).query("INSERT INTO default.kept VALUES (42)");

    assertThat(published(kafka)).isEqualTo(1);
    assertThat(published(otherKafka)).isZero();
    assertThatThrownBy(() -> admin(otherClickHouse).query("SELECT n FROM default.kept"))
        .hasMessageContaining("UNKNOWN_TABLE");

    List<Long> pids = pids().toList();
    parts().forEach(Part::start);
    assertThat(pids()).as("started again while it runs").containsExactlyElementsOf(pids);

    pids.forEach(PartsIT::kill);
    assertThat(parts().filter(Part::running)).isEmpty();
    parts().forEach(Part::start);
    parts().forEach(Part::awaitReady);
    kafka.createTopics();

    assertThat(published(kafka)).isEqualTo(1);
    assertThat(admin(clickHouse).query("SELECT n FROM default.kept").strip()).isEqualTo("42");
  }

  @Test
  void sayWhoHasTheirPort() {
    long pid = kafka.processes().get(0).process().running().orElseThrow().pid();
    KafkaBroker third =
        new KafkaBroker(
            Home.current(), new DataDirectory(directory.resolve("third")), Ports.offset(ONE));

    assertThatThrownBy(third::start)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("port " + (19092 + ONE))
        .hasMessageContaining("process " + pid)
        .hasMessageContaining("--port-offset");
  }

  private Stream<Part> parts() {
    return Stream.of(kafka, otherKafka, clickHouse, otherClickHouse);
  }

  private Stream<Long> pids() {
    return parts()
        .flatMap(part -> part.processes().stream())
        .map(it -> it.process().running().orElseThrow().pid());
  }

  private static void kill(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  private void publish() throws ExecutionException, InterruptedException {
    Map<String, Object> properties = Map.of("bootstrap.servers", kafka.brokers());
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.SLA_POLICIES.name(), "v1", "a policy")).get();
    }
  }

  private static long published(KafkaBroker broker)
      throws ExecutionException, InterruptedException {
    TopicPartition policies = new TopicPartition(Topics.SLA_POLICIES.name(), 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.brokers()))) {
      return admin
          .listOffsets(Map.of(policies, OffsetSpec.latest()))
          .partitionResult(policies)
          .get()
          .offset();
    }
  }

  private static ClickHouseHttp admin(ClickHouse server) {
    return new ClickHouseHttp(server.url(), "admin", server.passwords().get("admin"));
  }
}
