package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.schemas.Servers;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import io.escalations.stack.DataDirectory;
import io.escalations.stack.Home;
import io.escalations.stack.LocalStack;
import io.escalations.stack.PartStatus;
import io.escalations.stack.StackOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;

/**
 * A local stack driven by the commands a user types, with what a test wants to say to it and to see
 * of it.
 */
final class StackUnderTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration POLL = Duration.ofMillis(100);

  private final Path directory;

  StackUnderTest(Path directory) {
    this.directory = directory;
  }

  /** Runs a command on this stack, and returns what it printed. */
  String run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    run(out, err, ExitCode.DONE, words);
    return out.toString();
  }

  /** Runs a command that ends so, and returns what it told people. */
  String runToEnd(int exitCode, String... words) {
    StringWriter err = new StringWriter();
    run(new StringWriter(), err, exitCode, words);
    return err.toString();
  }

  /** Runs a command that ends so, and returns what it printed. */
  String printed(int exitCode, String... words) {
    StringWriter out = new StringWriter();
    run(out, new StringWriter(), exitCode, words);
    return out.toString();
  }

  private void run(StringWriter out, StringWriter err, int expected, String... words) {
    CommandLine commandLine =
        Escalations.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode =
        commandLine.execute(
            Stream.concat(Stream.of(words), Stream.of("--data", directory.toString()))
                .toArray(String[]::new));
    assertThat(exitCode).as("%s: %s", String.join(" ", words), err).isEqualTo(expected);
  }

  Servers servers() {
    return Servers.read(new DataDirectory(directory).serversFile());
  }

  List<PartStatus> parts() {
    DataDirectory data = new DataDirectory(directory);
    return new LocalStack(Home.current(), data, StackOptions.read(data), line -> {}).status();
  }

  /** Every process. */
  void kill() {
    parts().forEach(StackUnderTest::kill);
  }

  /** One process, by its name in the status. */
  void kill(String name) {
    kill(parts().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow());
  }

  private static void kill(PartStatus part) {
    ProcessHandle.of(part.pid())
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  /** What the analyst reads, as TSV. */
  String query(String sql) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AnalystClient(servers().clickhouse()).query(sql, "TSV", out);
    return out.toString(StandardCharsets.UTF_8);
  }

  void publishPolicy(String version, String resource) {
    try (InputStream text = getClass().getResourceAsStream(resource)) {
      publish(
          new ProducerRecord<>(
              Topics.SLA_POLICIES.name(), Topic.keyOf(version), text.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a checkpoint of the timeline job covers the policy. */
  boolean knowsPolicy() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers().brokers()))) {
      return admin
          .listConsumerGroupOffsets("timeline-policies")
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .anyMatch(it -> it.offset() > 0);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void publishOpened(String caseId, long openedAt) {
    CaseEvent opened =
        CaseEvent.builder(caseId + "-1", caseId, EventType.CASE_OPENED, openedAt)
            .source("test")
            .priority(Priority.P1)
            .build();
    publish(
        new ProducerRecord<>(
            Topics.CASE_EVENTS.name(),
            Topics.CASE_EVENTS.key(opened),
            Topics.CASE_EVENTS.encode(opened)));
  }

  private void publish(ProducerRecord<byte[], byte[]> record) {
    Map<String, Object> properties = Map.of("bootstrap.servers", servers().brokers());
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Case, action and level of each alert that was said. */
  List<String> alerts() {
    List<String> alerts = new ArrayList<>();
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            servers().brokers(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest",
            "default.api.timeout.ms",
            "3000");
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.SLA_ALERTS.name()).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> alerts.add(describe(record.value())));
      }
    }
    return alerts;
  }

  private static String describe(byte[] json) {
    try {
      JsonNode alert = MAPPER.readTree(json);
      return "%s %s %s"
          .formatted(
              alert.path("case_id").asText(),
              alert.path("action").asText(),
              alert.path("level").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
