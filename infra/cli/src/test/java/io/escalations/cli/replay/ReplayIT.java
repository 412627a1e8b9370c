package io.escalations.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.SlaAlert;
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
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a replay leaves in a real broker. That it waits for the pipeline is shown by the tests of
 * the whole stack.
 */
class ReplayIT {
  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final String HEARTBEAT =
      "{\"event_id\":\"H1\",\"type\":\"HEARTBEAT\",\"occurred_at\":\"2016-05-16T12:30:00Z\"}";

  @TempDir Path directory;
  private Map<TopicPartition, Long> before;

  @BeforeEach
  void noteWhereTheTopicEnds() {
    try (Consumer<byte[], byte[]> consumer = Consumers.committed(kafka.brokers())) {
      before = consumer.endOffsets(Consumers.partitions(consumer, Topics.CASE_EVENTS));
    }
  }

  @Test
  void keepsTheOrderOfEachCaseAndEndsWithHeartbeatsOnEveryPartition() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      lines.add(event("E" + i, "C" + i % 20, Times.parse("2016-05-16T12:00:00Z") + i * 1000L));
    }

    ReplayProgress end = replay(lines, Pace.max(), null);

    assertThat(end.records()).isEqualTo(400);
    List<ConsumerRecord<byte[], byte[]>> records = written();
    for (int caseNumber = 0; caseNumber < 20; caseNumber++) {
      String caseId = "C" + caseNumber;
      assertThat(
              records.stream()
                  .filter(record -> caseId.equals(text(record.key())))
                  .map(record -> text(record.value())))
          .containsExactlyElementsOf(
              lines.stream().filter(line -> line.contains("\"" + caseId + "\"")).toList());
    }
    assertThat(heartbeats(records))
        .hasSize(Topics.PARTITIONS)
        .allMatch(event -> event.occurredAt() == Times.parse("2016-05-16T12:06:39Z"));
    assertThat(lastOfEachPartition(records))
        .hasSize(Topics.PARTITIONS)
        .allMatch(event -> event.type() == EventType.HEARTBEAT);
    assertThat(heartbeats(records)).extracting(CaseEvent::eventId).doesNotHaveDuplicates();
  }

  @Test
  void publishesBadInputAsItIsAndHeartbeatsEverywhere() throws IOException {
    replay(
        List.of("no json", "{\"case_id\":\"C1\",\"type\":\"INVENTED\"}", HEARTBEAT),
        Pace.max(),
        Times.parse("2016-05-17T00:00:00Z"));

    List<ConsumerRecord<byte[], byte[]>> records = written();
    assertThat(records.stream().filter(record -> text(record.value()).equals("no json")))
        .singleElement()
        .matches(record -> record.key() == null);
    assertThat(records.stream().filter(record -> text(record.value()).contains("INVENTED")))
        .singleElement()
        .matches(record -> "C1".equals(text(record.key())));
    assertThat(
            records.stream()
                .filter(record -> text(record.value()).equals(HEARTBEAT))
                .map(ConsumerRecord::partition))
        .containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(lastOfEachPartition(records))
        .hasSize(Topics.PARTITIONS)
        .allMatch(event -> event.occurredAt() == Times.parse("2016-05-17T00:00:00Z"));
  }

  @Test
  void movesTimeOnEveryPartitionWhileItPacesItself() throws IOException {
    long noon = Times.parse("2016-05-16T12:00:00Z");
    List<String> lines = List.of(event("E1", "C1", noon), event("E2", "C1", noon + 120_000));

    replay(lines, Pace.times(60), null);

    assertThat(
            heartbeats(written()).stream()
                .filter(event -> event.occurredAt() > noon && event.occurredAt() < noon + 120_000))
        .as("on each partition, before the second event")
        .hasSizeGreaterThanOrEqualTo(Topics.PARTITIONS);
  }

  @Test
  void publishesNothingWhenAPolicyIsBad() throws IOException {
    Path policy = Files.writeString(directory.resolve("bad.yaml"), "version: v1\nrules: none\n");
    ReplayRequest request =
        new ReplayRequest(List.of(), List.of(policy), Pace.max(), null, false, false);

    assertThatThrownBy(() -> new Replay(servers(TimeMode.DATA), request, progress -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("bad.yaml:");
    assertThat(written()).isEmpty();
  }

  @Test
  void refusesToAdvanceLiveTimePastTheClock() {
    ReplayRequest request =
        new ReplayRequest(
            List.of(), List.of(), Pace.max(), Times.parse("2299-01-01T00:00:00Z"), false, false);
    assertThatThrownBy(() -> new Replay(servers(TimeMode.LIVE), request, progress -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--time data");
  }

  @Test
  void marksHistoryWhoseAlertsAreNotToBeSent() throws IOException {
    List<String> lines = List.of(event("E1", "C1", Times.parse("2016-05-16T12:00:00Z")));

    replay(lines, Pace.max(), null, true);
    replay(List.of(event("E2", "C1", Times.parse("2016-05-16T12:00:00Z"))), Pace.max(), null);

    assertThat(written().stream().filter(record -> record.key() != null))
        .extracting(
            record -> text(record.value()).contains("E1"),
            record -> record.headers().lastHeader(SlaAlert.HEADER) != null)
        .containsExactly(tuple(true, true), tuple(false, false));
  }

  private ReplayProgress replay(List<String> lines, Pace pace, Long advanceTo) throws IOException {
    return replay(lines, pace, advanceTo, false);
  }

  private ReplayProgress replay(List<String> lines, Pace pace, Long advanceTo, boolean recorded)
      throws IOException {
    Path file = Files.write(directory.resolve("events.jsonl"), lines);
    try (Replay replay =
        new Replay(
            servers(TimeMode.DATA),
            new ReplayRequest(List.of(file), List.of(), pace, advanceTo, recorded, false),
            progress -> {})) {
      return replay.run();
    }
  }

  private static Servers servers(TimeMode time) {
    return new Servers(kafka.brokers(), null, null, null, null, time);
  }

  private List<ConsumerRecord<byte[], byte[]>> written() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = Consumers.committed(kafka.brokers())) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(before.keySet());
      consumer.assign(before.keySet());
      before.forEach(consumer::seek);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static List<CaseEvent> heartbeats(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> Topics.CASE_EVENTS.decode(record.value()))
        .filter(event -> event.type() == EventType.HEARTBEAT)
        .toList();
  }

  private static List<CaseEvent> lastOfEachPartition(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .collect(
            Collectors.toMap(
                ConsumerRecord::partition, record -> record, (first, second) -> second))
        .values()
        .stream()
        .map(record -> Topics.CASE_EVENTS.decode(record.value()))
        .toList();
  }

  private static String event(String eventId, String caseId, long occurredAt) {
    return "{\"event_id\":\"%s\",\"case_id\":\"%s\",\"type\":\"CASE_UPDATED\",\"occurred_at\":\"%s\"}"
        .formatted(eventId, caseId, Times.format(occurredAt));
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
