package io.escalations.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.escalations.dashboards.testing.Chromium;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the due instant, and from the stop, through the whole stack to the page. How long it took is
 * printed, not judged: that depends on what else the machine does.
 */
class BreachToPageIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final Duration TARGET = Duration.ofMinutes(30);
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration HEAD_START = Duration.ofSeconds(5);
  private static final String PREFIX = "breached-";
  private static final int CASES = 100;

  private static final int EVENTS_PER_SECOND = 200;
  private static final Duration BETWEEN_BREACHES = Duration.ofMillis(100);

  @TempDir private Path directory;
  private StackUnderTest stack;

  @BeforeEach
  void start() {
    stack = new StackUnderTest(directory);
    stack.run("up", "--port-offset", "2600");
  }

  @AfterEach
  void stop() {
    stack.run("down");
  }

  @Test
  void onABusyTopicABreachComesToThePageFromItsDueInstantOnAndLeavesItAfterItsStop(Page page) {
    stack.publishPolicy("half-an-hour", "half_an_hour.yaml");
    await().atMost(READY_WITHIN).until(stack::knowsPolicy);
    stack.publishOpened("warm-up", System.currentTimeMillis() - 2 * TARGET.toMillis());
    page.navigate(stack.servers().dashboards());
    assertThat(page.locator("#breaches tbody th b"))
        .hasText(
            "warm-up",
            new LocatorAssertions.HasTextOptions().setTimeout((double) READY_WITHIN.toMillis()));
    // Narrowed down, since a hundred breaches at once would else be one line.
    page.navigate(stack.servers().dashboards() + "/?clock=total_resolution");
    assertThat(page.locator("#breaches tbody th b")).hasText("warm-up");
    page.evaluate(
        """
        () => {
          window.shownAt = {};
          new MutationObserver((changes) => {
            for (const change of changes)
              for (const row of change.addedNodes)
                if (row.dataset?.key) window.shownAt[row.dataset.key] ??= Date.now();
          }).observe(document.querySelector('#breaches tbody.clocks'), { childList: true });
        }\
        """);

    breachOnThePage(page);
    resolve(page, PREFIX + 0);
  }

  private void resolve(Page page, String caseId) {
    String row = "#breaches tr[data-key='" + rowOf(caseId) + "']";
    assertThat(page.locator(row)).hasCount(1);
    long resolved = System.currentTimeMillis();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      send(producer, caseId, 2, EventType.RESOLVED, resolved);
    }
    page.waitForFunction("row => !document.querySelector(row)", row);
    System.out.printf("from the stop to the page: %d ms%n", System.currentTimeMillis() - resolved);
  }

  private void breachOnThePage(Page page) {
    Map<String, Long> due = breachOneAfterTheOther();
    page.waitForFunction(
        "rows => rows.every(row => row in window.shownAt)", List.copyOf(due.keySet()));

    Map<?, ?> shownAt = (Map<?, ?>) page.evaluate("window.shownAt");
    List<Long> latencies =
        due.entrySet().stream()
            .map(entry -> ((Number) shownAt.get(entry.getKey())).longValue() - entry.getValue())
            .sorted()
            .toList();
    System.out.printf(
        "from the due instant to the page, %d events a second: p50 %d ms, p95 %d ms, max %d ms%n",
        EVENTS_PER_SECOND,
        latencies.get(CASES / 2),
        latencies.get(CASES * 95 / 100),
        latencies.get(CASES - 1));
    assertThat(latencies.get(0)).as("none before it was due").isNotNegative();
  }

  /**
   * Opens the cases, then keeps the topic busy with events of this moment, as others work on other
   * cases, until each has come due.
   *
   * @return when each row of the page was due, epoch milliseconds
   */
  private Map<String, Long> breachOneAfterTheOther() {
    Map<String, Long> due = new HashMap<>();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      long first = System.currentTimeMillis() + HEAD_START.toMillis();
      for (int number = 0; number < CASES; number++) {
        long dueAt = first + number * BETWEEN_BREACHES.toMillis();
        send(producer, PREFIX + number, 1, EventType.CASE_OPENED, dueAt - TARGET.toMillis());
        due.put(rowOf(PREFIX + number), dueAt);
      }
      long start = System.nanoTime();
      long last = first + CASES * BETWEEN_BREACHES.toMillis();
      for (int number = 0; System.currentTimeMillis() < last; number++) {
        send(
            producer,
            PREFIX + "other-" + number,
            1,
            EventType.CASE_UPDATED,
            System.currentTimeMillis());
        LockSupport.parkNanos(
            start
                + (number + 1) * TimeUnit.SECONDS.toNanos(1) / EVENTS_PER_SECOND
                - System.nanoTime());
      }
    }
    return due;
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", stack.servers().brokers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static String rowOf(String caseId) {
    return caseId + "/total_resolution/1";
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer,
      String caseId,
      int number,
      EventType type,
      long occurredAt) {
    CaseEvent event =
        CaseEvent.builder(caseId + "-" + number, caseId, type, occurredAt)
            .source("test")
            .priority(Priority.P1)
            .build();
    Future<?> unused =
        producer.send( // what is lost is missed by the test
            new ProducerRecord<>(
                Topics.CASE_EVENTS.name(),
                Topics.CASE_EVENTS.key(event),
                Topics.CASE_EVENTS.encode(event)));
  }
}
