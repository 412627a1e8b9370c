package io.escalations.dashboards;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.dashboards.live.ClockKey;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.topic.KeyedTopic;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes to real servers what the jobs would publish, in their order and in transactions as they
 * do: alerts and progress to Kafka, facts to ClickHouse.
 */
final class StandInPipeline implements AutoCloseable {
  static final long HOUR = 3_600_000;

  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter COLUMN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final KafkaProducer<byte[], byte[]> producer;
  private final ClickHouseHttp writer;
  private final String brokers;
  private final Map<String, Integer> revisions = new HashMap<>();
  private long now;
  private long version;

  /**
   * @param now event time it starts at
   */
  StandInPipeline(String brokers, ClickHouseHttp writer, long now) {
    this.brokers = brokers;
    this.writer = writer;
    this.now = now;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "stand-in-pipeline",
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class));
    producer.initTransactions();
  }

  /** A clock of a case, as the tests speak of it. */
  record Clock(ClockKey key, String department, Priority priority, long dueAt) {}

  long now() {
    return now;
  }

  /** Event time comes to this instant, and the facts with it. */
  void advanceTo(long instant) {
    now = instant;
    publish(List.of());
    factsReach(instant);
  }

  SlaAlert alert(Clock clock, String level, AlertAction action, long at) {
    int revision = revisions.merge(clock.key().text() + level, 1, Integer::sum);
    return new SlaAlert(
        SlaAlert.id(clock.key().caseId(), clock.key().clock(), clock.key().instance(), level),
        revision,
        clock.key().caseId(),
        clock.key().clock(),
        clock.key().instance(),
        level,
        action,
        at,
        now,
        System.currentTimeMillis(),
        clock.dueAt(),
        4 * HOUR,
        ClockStatus.RUNNING,
        clock.department(),
        "team a",
        1,
        clock.priority(),
        null,
        action == AlertAction.RAISED ? null : "event-9",
        "test-1",
        null);
  }

  SlaAlert breach(Clock clock) {
    return alert(clock, "100", AlertAction.RAISED, clock.dueAt());
  }

  /** The first event the pages have published. */
  CaseEvent nextCaseEvent() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          consumer.partitionsFor(Topics.CASE_EVENTS.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList());
      List<ConsumerRecord<byte[], byte[]>> published = new ArrayList<>();
      await()
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(published::add);
                return !published.isEmpty();
              });
      return Topics.CASE_EVENTS.decode(published.get(0).value());
    }
  }

  /** One transaction: the alerts, then how far event time has come. */
  void publish(List<SlaAlert> alerts) {
    producer.beginTransaction();
    alerts.forEach(this::send);
    sendProgress();
    producer.commitTransaction();
  }

  void begin() {
    producer.beginTransaction();
  }

  void send(SlaAlert alert) {
    send(Topics.SLA_ALERTS, alert);
  }

  void commit() {
    sendProgress();
    producer.commitTransaction();
  }

  private void sendProgress() {
    send(Topics.PROGRESS, new Progress(0, 1, now));
  }

  private <T> void send(KeyedTopic<T> topic, T value) {
    Future<?> unused =
        producer.send( // the commit fails if it does
            new ProducerRecord<>(topic.name(), topic.key(value), topic.encode(value)));
  }

  void factsReach(long instant) {
    insert(
        "pipeline_progress",
        Map.of(
            "subtask",
            0,
            "subtasks",
            1,
            "event_time",
            column(instant),
            "known_at",
            column(System.currentTimeMillis())));
  }

  void caseIs(String caseId, String status, String assignee) {
    insert(
        "cases",
        Map.of(
            "case_id",
            caseId,
            "status",
            status,
            "assignee",
            assignee,
            "issue_type",
            "Mail/Outlook"));
  }

  /** The clock runs, of an open case. */
  void running(Clock clock) {
    caseIs(clock.key().caseId(), "OPEN", "ann");
    insert("sla_clocks", row(clock, "RUNNING"));
  }

  /** The clock has breached and goes on. */
  void breached(Clock clock) {
    caseIs(clock.key().caseId(), "OPEN", "ann");
    insert("sla_clocks", breachedRow(clock));
  }

  /** The clock, running or breached before, stops. */
  void stopped(Clock clock, boolean wasBreached) {
    Map<String, Object> row = wasBreached ? breachedRow(clock) : row(clock, "MET");
    row.put("stopped_at", column(now));
    insert("sla_clocks", row);
  }

  void paused(Clock clock) {
    Map<String, Object> row = row(clock, "PAUSED");
    row.remove("due_at");
    insert("sla_clocks", row);
  }

  private static Map<String, Object> breachedRow(Clock clock) {
    Map<String, Object> row = row(clock, "BREACHED");
    row.put("breached_at", column(clock.dueAt()));
    row.put("cause", "DUE");
    row.put("breach_department", clock.department());
    row.put("breach_priority", clock.priority().name());
    return row;
  }

  private static Map<String, Object> row(Clock clock, String status) {
    Map<String, Object> row = new HashMap<>();
    row.put("case_id", clock.key().caseId());
    row.put("clock", clock.key().clock());
    row.put("instance", clock.key().instance());
    row.put("policy_version", "test-1");
    row.put("status", status);
    row.put("started_at", column(clock.dueAt() - 4 * HOUR));
    row.put("target_seconds", 4 * HOUR / 1000);
    row.put("due_at", column(clock.dueAt()));
    row.put("department", clock.department());
    row.put("priority", clock.priority().name());
    return row;
  }

  private void insert(String table, Map<String, Object> values) {
    Map<String, Object> row = new HashMap<>(values);
    row.put("version", ++version);
    writer.query(
        "INSERT INTO escalations_tables." + table + " FORMAT JSONEachRow " + JSON.valueToTree(row));
  }

  private static String column(long instant) {
    return COLUMN.format(Instant.ofEpochMilli(instant));
  }

  @Override
  public void close() {
    producer.close();
  }
}
