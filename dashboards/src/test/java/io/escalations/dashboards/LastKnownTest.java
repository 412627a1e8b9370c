package io.escalations.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.escalations.dashboards.LastKnown.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LastKnownTest {
  private static final Duration NONE = Duration.ZERO;
  private static final Duration LONG = Duration.ofMinutes(2);

  private final CountDownLatch slow = new CountDownLatch(1);

  private String slowly(String value) throws InterruptedException {
    slow.await();
    return value;
  }

  @Test
  void whoKnowsNothingYetWaits() throws Exception {
    LastKnown<String, String> values = new LastKnown<>("test", NONE);

    assertThat(values.get("a", () -> "first")).isEqualTo(new Answer<>("first", false));
  }

  @Test
  void whoWouldWaitTooLongGetsTheValueBefore() throws Exception {
    LastKnown<String, String> values = new LastKnown<>("test", NONE);
    values.get("a", () -> "first");

    assertThat(values.get("a", () -> slowly("second"))).isEqualTo(new Answer<>("first", true));

    slow.countDown();
    await()
        .untilAsserted(
            () -> assertThat(values.get("a", () -> slowly("third")).value()).isNotEqualTo("first"));
  }

  @Test
  void whoCanWaitGetsTheNewValue() throws Exception {
    LastKnown<String, String> values = new LastKnown<>("test", LONG);
    values.get("a", () -> "first");

    assertThat(values.get("a", () -> "second")).isEqualTo(new Answer<>("second", false));
  }

  @Test
  void aFailureIsToldAndTheNextOneComputesAnew() throws Exception {
    LastKnown<String, String> values = new LastKnown<>("test", LONG);
    values.get("a", () -> "first");

    assertThatThrownBy(
            () ->
                values.get(
                    "a",
                    () -> {
                      throw new IOException("no answer");
                    }))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no answer");
    await()
        .untilAsserted(
            () -> assertThat(values.get("a", () -> "second").value()).isEqualTo("second"));
  }

  @Test
  void thoseWhoAskMeanwhileShareOneComputation() throws Exception {
    LastKnown<String, String> values = new LastKnown<>("test", NONE);
    AtomicInteger computations = new AtomicInteger();
    values.get("a", () -> "first");

    for (int asked = 0; asked < 5; asked++) {
      values.get(
          "a",
          () -> {
            computations.incrementAndGet();
            return slowly("shared");
          });
    }
    await().untilAsserted(() -> assertThat(computations).hasPositiveValue());
    await()
        .during(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(computations).hasValue(1));
    slow.countDown();
  }
}
