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
  void whoKnowsNothingYetGetsWhatIsToCome() throws Exception {
    LastKnown<String, String> values = new LastKnown<>("test", NONE);

    Answer<String> answer = values.get("a", () -> slowly("first"));

    assertThat(values.comesInTime(answer.value())).isFalse();
    slow.countDown();
    assertThat(answer.value().get()).isEqualTo("first");
    assertThat(answer.older()).isFalse();
  }

  @Test
  void whoWouldWaitTooLongGetsTheValueBefore() throws Exception {
    LastKnown<String, String> values = new LastKnown<>("test", NONE);
    values.get("a", () -> "first").value().get();

    Answer<String> answer = values.get("a", () -> slowly("second"));

    assertThat(answer.value().get()).isEqualTo("first");
    assertThat(answer.older()).isTrue();
    slow.countDown();
    await()
        .untilAsserted(
            () ->
                assertThat(values.get("a", () -> slowly("third")).value().get())
                    .isNotEqualTo("first"));
  }

  @Test
  void whoCanWaitGetsTheNewValue() throws Exception {
    LastKnown<String, String> values = new LastKnown<>("test", LONG);
    values.get("a", () -> "first").value().get();

    Answer<String> answer = values.get("a", () -> "second");

    assertThat(answer.value().get()).isEqualTo("second");
    assertThat(answer.older()).isFalse();
  }

  @Test
  void aFailureIsToldAndTheNextOneComputesAnew() throws Exception {
    LastKnown<String, String> values = new LastKnown<>("test", LONG);
    values.get("a", () -> "first").value().get();

    Answer<String> failed =
        values.get(
            "a",
            () -> {
              throw new IOException("no answer");
            });

    assertThat(values.comesInTime(failed.value())).isTrue();
    assertThatThrownBy(failed.value()::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no answer");
    await()
        .untilAsserted(
            () -> assertThat(values.get("a", () -> "second").value().get()).isEqualTo("second"));
  }

  @Test
  void thoseWhoAskMeanwhileShareOneComputation() throws Exception {
    LastKnown<String, String> values = new LastKnown<>("test", NONE);
    AtomicInteger computations = new AtomicInteger();
    values.get("a", () -> "first").value().get();

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
