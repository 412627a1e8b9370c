package io.escalations.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacedPollerTest {
  private static final PacedPoller.Pace FAST =
      new PacedPoller.Pace(Duration.ofMillis(1), Duration.ofMillis(10));

  private final AtomicInteger polls = new AtomicInteger();

  @Test
  void pollsAgainAndAgainWhileSomebodyWatches() {
    try (PacedPoller poller = new PacedPoller("test", FAST, () -> true, polls::incrementAndGet)) {
      poller.pollNow();

      await().untilAsserted(() -> assertThat(polls).hasValueGreaterThan(3));
    }
  }

  @Test
  void pollsOnceAtOnceForEachViewerThatComesToAPageNobodyWatched() {
    try (PacedPoller poller = new PacedPoller("test", FAST, () -> false, polls::incrementAndGet)) {
      poller.pollNow();
      await().untilAsserted(() -> assertThat(polls).hasValue(1));

      poller.pollNow();

      await().untilAsserted(() -> assertThat(polls).hasValue(2));
      await().during(Duration.ofMillis(200)).untilAsserted(() -> assertThat(polls).hasValue(2));
    }
  }

  @Test
  void goesOnAfterAPollThatFailed() {
    try (PacedPoller poller =
        new PacedPoller(
            "test",
            FAST,
            () -> true,
            () -> {
              if (polls.incrementAndGet() == 1) {
                throw new IllegalStateException("no answer");
              }
            })) {
      poller.pollNow();

      await().untilAsserted(() -> assertThat(polls).hasValueGreaterThan(2));
    }
  }

  @Test
  void aCallDuringAPollIsFollowedByAnotherPoll() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (PacedPoller poller =
        new PacedPoller(
            "test",
            FAST,
            () -> false,
            () -> {
              started.countDown();
              goOn.await();
              polls.incrementAndGet();
            })) {
      poller.pollNow();
      started.await();
      poller.pollNow();
      goOn.countDown();

      await().untilAsserted(() -> assertThat(polls).hasValue(2));
      assertThat(polls).hasValue(2);
    }
  }
}
