package io.escalations.sources.app;

import static io.escalations.sources.product.PlayedZendesk.changed;
import static io.escalations.sources.product.PlayedZendesk.comment;
import static io.escalations.sources.product.PlayedZendesk.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.source.PollOutcome;
import io.escalations.schemas.source.PollState;
import io.escalations.schemas.source.SourceState;
import io.escalations.schemas.topic.Topics;
import io.escalations.sources.product.PlayedServer;
import io.escalations.sources.product.PlayedZendesk;
import io.escalations.stack.testing.KafkaExtension;
import io.escalations.stored.Consumers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The process, over a real broker, before a help desk that answers as Zendesk does. */
class SourcesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int TICKETS = 120;
  private static final long AGENT = 5;

  private static final String MAPPING =
      """
      case: ticket.id
      dates: {format: iso, zone: UTC}
      snapshots: true
      every_event: {occurred_at: {date: ticket.updated_at}}
      rules:
        - {when: first_row, event: CASE_OPENED}
        - {when: {column: ticket.state, becomes: closed}, event: CLOSED}
        - when: [{column: ticket.state, leaves: closed}, {column: ticket.state, is: open}]
          event: REOPENED
      """;

  @RegisterExtension final KafkaExtension kafka = new KafkaExtension();

  @TempDir private Path folder;

  private final long now = System.currentTimeMillis() / 1000;
  private final PlayedZendesk zendesk =
      new PlayedZendesk().withPagesOf(25).withUser(AGENT, "agent").at(now);
  private PlayedServer server;
  private SourcesProcess process;

  @BeforeEach
  void start() throws IOException {
    server = new PlayedServer(zendesk, "ada@example.com/token", "t0ken");
    Files.writeString(folder.resolve("token"), "t0ken");
    Files.writeString(folder.resolve("hook.key"), "h00k");
    Files.writeString(folder.resolve("desk.yaml"), MAPPING);
    process =
        new SourcesProcess(
            folder,
            kafka.brokers(),
            """
            sources:
              support:
                zendesk: {url: "%s", user: ada@example.com, token_file: token}
                every: 1s
                hook: {secret_file: hook.key}
              desk:
                webhook: {signature: bearer, secret_file: hook.key}
                mapping: desk.yaml
            door: {port: 0}
            """
                .formatted(server.url()));
  }

  @AfterEach
  void stop() {
    process.close();
    server.close();
  }

  private void history() {
    for (int ticket = 1; ticket <= TICKETS; ticket++) {
      long second = now - 100_000 + ticket / 10; // bursts of ten in a second
      zendesk.update(ticket * 10L, ticket, second, created("status", "new"));
      zendesk.update(ticket * 10L + 1, ticket, second + 60, comment(AGENT, true, null));
      zendesk.update(ticket * 10L + 2, ticket, second + 90, changed("status", "open", "solved"));
    }
  }

  @Test
  void noTicketIsLostOrDoubledByKillsAndBusyAnswers() throws IOException {
    history();
    server.failing(429, "1", "{}");
    process.start();
    for (int kill = 1; kill <= 3; kill++) {
      int some = kill * TICKETS / 4;
      await().atMost(PATIENCE).until(() -> rawIds().size() >= some);
      process.kill();
      server.failing(503, null, "");
      process.start();
    }
    await().atMost(PATIENCE).until(() -> poll().metNow());
    await().atMost(PATIENCE).until(() -> events().size() >= 3 * TICKETS);

    assertThat(new TreeSet<>(rawIds())).isEqualTo(new TreeSet<>(zendesk.ids()));
    assertThat(rawIds()).doesNotHaveDuplicates();
    List<CaseEvent> events = events().stream().map(SourcesIT::event).toList();
    assertThat(events).extracting(CaseEvent::eventId).doesNotHaveDuplicates();
    assertThat(
            events.stream().collect(Collectors.groupingBy(CaseEvent::type, Collectors.counting())))
        .isEqualTo(
            Map.of(
                EventType.CASE_OPENED,
                (long) TICKETS,
                EventType.AGENT_REPLIED,
                (long) TICKETS,
                EventType.RESOLVED,
                (long) TICKETS));
    assertThat(events()).as("history calls nobody").allMatch(SourcesIT::isRecorded);
  }

  @Test
  void whatComesLaterIsLiveAndARevokedTokenIsShownUntilItIsReplaced() throws IOException {
    process.start();
    await().atMost(PATIENCE).until(() -> poll() != null && poll().metNow());
    long later = now + 120;
    zendesk.update(10, 1, later, created("status", "new"));
    zendesk.at(later + 120);
    await().atMost(PATIENCE).until(() -> events().size() == 1);
    assertThat(isRecorded(events().get(0))).isFalse();

    server.replaceToken("an0ther");
    await().atMost(PATIENCE).until(() -> poll().outcome() == PollOutcome.UNWELCOME);
    assertThat(poll().problem()).contains("the token is not accepted");
    zendesk.update(11, 1, later + 1, changed("status", "open", "solved"));
    Files.writeString(folder.resolve("token"), "an0ther");
    await().atMost(PATIENCE).until(() -> events().size() == 2);
    assertThat(poll().outcome()).isEqualTo(PollOutcome.ANSWERED);
  }

  @Test
  void webhooksOfAProductThatCannotBeAskedAreKeptAndMapped() throws Exception {
    process.start();
    assertThat(post("{\"ticket\": {}}", "wr0ng")).isEqualTo(401);
    assertThat(post(snapshot("2026-03-01T10:00:00Z", "open"), "h00k")).isEqualTo(202);
    assertThat(post(snapshot("2026-03-01T10:05:00Z", "closed"), "h00k")).isEqualTo(202);
    await().atMost(PATIENCE).until(() -> events().size() == 2);

    process.kill();
    process.start();
    assertThat(post(snapshot("2026-03-01T10:05:00Z", "closed"), "h00k")).isEqualTo(202);
    assertThat(post("{\"conversation\": 1}", "h00k")).isEqualTo(202);
    await().atMost(PATIENCE).until(() -> state("map desk").map().records() == 4);
    assertThat(events().stream().map(SourcesIT::event).map(CaseEvent::type).toList())
        .containsExactly(EventType.CASE_OPENED, EventType.CLOSED);
    assertThat(state("map desk").map().withoutCase()).isEqualTo(1);
    assertThat(state("map desk").map().lastRefused())
        .singleElement()
        .asString()
        .contains("names no case; the record has conversation");
  }

  @Test
  void aWebhookBringsATicketThatTheExportLeavesOutForAMinute() throws Exception {
    process.start();
    await().atMost(PATIENCE).until(() -> poll() != null && poll().metNow());
    zendesk.update(10, 1, now - 5, created("status", "new"));
    String hook = "{\"type\": \"zen:event-type:ticket.created\", \"detail\": {\"id\": \"1\"}}";
    String at = Instant.now().toString();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("h00k".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signature =
        Base64.getEncoder()
            .encodeToString(mac.doFinal((at + hook).getBytes(StandardCharsets.UTF_8)));
    assertThat(
            post(
                "support",
                hook,
                "X-Zendesk-Webhook-Signature-Timestamp",
                at,
                "X-Zendesk-Webhook-Signature",
                signature))
        .isEqualTo(202);
    await().atMost(PATIENCE).until(() -> events().size() == 1);

    zendesk.at(now + 120);
    zendesk.update(11, 1, now + 1, changed("status", "open", "solved"));
    await().atMost(PATIENCE).until(() -> events().size() >= 2);
    assertThat(rawIds()).as("the export has it too").containsExactly("10", "11");
  }

  private static String snapshot(String at, String state) {
    return "{\"ticket\": {\"id\": 7, \"updated_at\": \""
        + at
        + "\", \"state\": \""
        + state
        + "\"}}";
  }

  private int post(String body, String secret) throws IOException, InterruptedException {
    return post("desk", body, "Authorization", "Bearer " + secret);
  }

  private int post(String source, String body, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + process.port() + "/in/" + source))
                    .headers(headers)
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    return answer.statusCode();
  }

  private PollState poll() {
    SourceState state = state("poll support");
    return state == null ? null : state.poll();
  }

  private SourceState state(String key) {
    return StoredStates.read(kafka.brokers()).get(key);
  }

  private List<String> rawIds() {
    return read(Topics.CASE_RAW.name(), Topics.CASE_RAW.partitions()).stream()
        .map(record -> RawHeaders.text(record, RawHeaders.ID))
        .toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> events() {
    return read(Topics.CASE_EVENTS.name(), Topics.CASE_EVENTS.partitions());
  }

  private static CaseEvent event(ConsumerRecord<byte[], byte[]> record) {
    return Topics.CASE_EVENTS.decode(record.value());
  }

  private static boolean isRecorded(ConsumerRecord<byte[], byte[]> record) {
    return record.headers().lastHeader(SlaAlert.HEADER) != null;
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = Consumers.committed(kafka.brokers())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (int number = 0; number < count; number++) {
        partitions.add(new TopicPartition(topic, number));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
