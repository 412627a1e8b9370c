package io.escalations.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.escalations.delivery.app.PlayedReceiver.Received;
import io.escalations.delivery.plan.Alerts;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.AlertDeliveryRow;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.DeliveryOutcome;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Rows;
import io.escalations.schemas.topic.KeyedTopic;
import io.escalations.schemas.topic.Topics;
import io.escalations.stack.testing.KafkaExtension;
import io.escalations.stored.Consumers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The process, over a real broker, towards a receiver that answers as webhooks do. */
class DeliveryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir private Path folder;

  private final PlayedReceiver receiver = new PlayedReceiver();
  private KafkaProducer<byte[], byte[]> producer;
  private DeliveryProcess delivery;

  @BeforeEach
  void start() throws IOException {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.brokers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    delivery =
        new DeliveryProcess(
            folder,
            kafka.brokers(),
            """
            receivers: {hook: {webhook: {url: "%s"}}}
            routes: [{to: hook, storm_after: 1000}]
            """
                .formatted(receiver.url()));
    delivery.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    delivery.close();
    receiver.close();
    producer.close();
  }

  private <T> void publish(KeyedTopic<T> topic, T value)
      throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(topic.name(), topic.key(value), topic.encode(value))).get();
  }

  private void raise(String caseId) throws ExecutionException, InterruptedException {
    publish(
        Topics.SLA_ALERTS,
        Alerts.alert(caseId, "100", 1, AlertAction.RAISED, System.currentTimeMillis()));
  }

  private void stopClock(String caseId) throws ExecutionException, InterruptedException {
    publish(
        Topics.CASE_FACTS,
        FactsChanged.of(caseId)
            .with(
                Tables.SLA_CLOCKS,
                List.of(
                    Rows.of(Tables.SLA_CLOCKS)
                        .set("case_id", caseId)
                        .set("clock", "resolution")
                        .set("instance", 1)
                        .set("status", ClockStatus.BREACHED)
                        .set("stopped_at", Alerts.NOON)
                        .set("elapsed_seconds", Duration.ofMinutes(14))
                        .row()))
            .withKnownAt(Alerts.NOON));
  }

  /** What was read is committed; from then on nothing is planned without it. */
  private void awaitAllAlertsRead() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokers()));
        Consumer<byte[], byte[]> consumer = Consumers.committed(kafka.brokers())) {
      List<TopicPartition> partitions = Consumers.partitions(consumer, Topics.SLA_ALERTS);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                Map<TopicPartition, OffsetAndMetadata> read =
                    admin
                        .listConsumerGroupOffsets(DeliveryServer.GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get();
                ends.forEach(
                    (partition, end) ->
                        assertThat(read.get(partition))
                            .isNotNull()
                            .extracting(OffsetAndMetadata::offset)
                            .isEqualTo(end));
              });
    }
  }

  private List<String> types(String caseId) {
    return receiver.received().stream()
        .filter(message -> message.caseId().equals(caseId))
        .map(Received::type)
        .toList();
  }

  private List<AlertDeliveryRow> ledger(String caseId) {
    List<AlertDeliveryRow> rows = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = Consumers.committed(kafka.brokers())) {
      List<TopicPartition> partitions = Consumers.partitions(consumer, Topics.ALERT_DELIVERIES);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          rows.add(Topics.ALERT_DELIVERIES.decode(record.value()));
        }
      }
    }
    return rows.stream().filter(row -> row.caseId().equals(caseId)).toList();
  }

  @Test
  void anAlertIsSentAndResolvedWhenItsClockStopsAndTheLedgerTellsBoth()
      throws ExecutionException, InterruptedException {
    raise("stopped");
    await().atMost(PATIENCE).until(() -> types("stopped").equals(List.of("alert.triggered")));
    stopClock("stopped");
    await()
        .atMost(PATIENCE)
        .until(() -> types("stopped").equals(List.of("alert.triggered", "alert.resolved")));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(ledger("stopped"))
                    .extracting(AlertDeliveryRow::message, AlertDeliveryRow::outcome)
                    .containsExactly(
                        tuple("TRIGGER", DeliveryOutcome.ACCEPTED),
                        tuple("RESOLVE", DeliveryOutcome.ACCEPTED)));
  }

  @Test
  void historyIsNotSent() throws ExecutionException, InterruptedException {
    SlaAlert history = Alerts.alert("old", "100", 1, AlertAction.RAISED, Alerts.NOON);
    ProducerRecord<byte[], byte[]> marked =
        new ProducerRecord<>(
            Topics.SLA_ALERTS.name(),
            Topics.SLA_ALERTS.key(history),
            Topics.SLA_ALERTS.encode(history));
    marked.headers().add(SlaAlert.HEADER, SlaAlert.RECORDED.getBytes(StandardCharsets.UTF_8));
    producer.send(marked).get();
    raise("new");
    await().atMost(PATIENCE).until(() -> !types("new").isEmpty());
    assertThat(types("old")).isEmpty();
  }

  @Test
  void whileTheReceiverIsAwayTheNewestRevisionWaits()
      throws ExecutionException, InterruptedException {
    receiver.answerWith(503);
    raise("away-A");
    await().atMost(PATIENCE).until(() -> !ledger("away-A").isEmpty());
    publish(
        Topics.SLA_ALERTS,
        Alerts.alert("away-A", "100", 2, AlertAction.AMENDED, System.currentTimeMillis()));
    raise("away-B");
    publish(
        Topics.SLA_ALERTS,
        Alerts.alert("away-B", "100", 2, AlertAction.VOIDED, System.currentTimeMillis()));
    raise("away-C");
    awaitAllAlertsRead();
    receiver.answerWith(204);
    await().atMost(PATIENCE).until(() -> !types("away-A").isEmpty() && !types("away-C").isEmpty());
    assertThat(types("away-A")).containsExactly("alert.triggered");
    assertThat(types("away-B")).as("voided before it was sent").isEmpty();
    assertThat(receiver.received())
        .filteredOn(message -> message.caseId().equals("away-A"))
        .extracting(message -> message.body().at("/data/alert/revision").asInt())
        .containsExactly(2);
  }

  @Test
  void aStopWaitsForTheAnswerToWhatIsUnderWay()
      throws IOException, ExecutionException, InterruptedException {
    receiver.answerAfter(Duration.ofSeconds(3));
    raise("slow");
    await().atMost(PATIENCE).until(() -> !types("slow").isEmpty());
    delivery.stop();
    assertThat(ledger("slow"))
        .extracting(AlertDeliveryRow::message, AlertDeliveryRow::outcome)
        .containsExactly(tuple("TRIGGER", DeliveryOutcome.ACCEPTED));
    delivery.start();
    raise("after");
    await().atMost(PATIENCE).until(() -> !types("after").isEmpty());
    assertThat(types("slow")).as("not sent again").containsExactly("alert.triggered");
  }

  @Test
  void killsLoseNothingAndShowNothingTwice()
      throws IOException, ExecutionException, InterruptedException {
    int alerts = 300;
    for (int i = 0; i < alerts; i++) {
      raise("case-" + i);
      if (i % 75 == 50) {
        delivery.kill();
        delivery.start();
      }
    }
    await().atMost(PATIENCE).until(() -> shown().size() == alerts);
    for (int i = 0; i < alerts; i++) {
      stopClock("case-" + i);
      if (i == 150) {
        delivery.kill();
        delivery.start();
      }
    }
    await().atMost(PATIENCE).until(() -> shown().size() == 2 * alerts);

    Map<String, Set<String>> ids = new HashMap<>();
    receiver
        .received()
        .forEach(
            message ->
                ids.computeIfAbsent(
                        message.caseId() + " " + message.type(), name -> new HashSet<>())
                    .add(message.id()));
    assertThat(ids).hasSize(2 * alerts);
    assertThat(ids.values())
        .as("what is repeated has the same id")
        .allMatch(one -> one.size() == 1);
  }

  /** What a receiver that knows our key shows. */
  private Set<String> shown() {
    Set<String> shown = new HashSet<>();
    receiver.received().forEach(message -> shown.add(message.id()));
    return shown;
  }
}
