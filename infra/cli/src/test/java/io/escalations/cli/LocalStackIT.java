package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.escalations.stack.PartStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole stack as a user runs it. */
class LocalStackIT {
  private static final Duration ALERTS_LIMIT = Duration.ofSeconds(60);
  private static final Duration TARGET = Duration.ofMinutes(30);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration OVERDUE = Duration.ofHours(2);

  @TempDir private Path directory;
  private StackUnderTest stack;

  @BeforeEach
  void start() {
    stack = new StackUnderTest(directory);
    stack.run("up", "--port-offset", "2500");
  }

  @AfterEach
  void stop() {
    stack.run("down");
  }

  @Test
  void goesOnAfterEverythingWasKilledAndAfterItWasStopped() {
    List<Long> pids = pids();
    stack.run("up");
    assertThat(pids()).as("up again").isEqualTo(pids);

    stack.publishPolicy("half-an-hour", "half_an_hour.yaml");
    await().atMost(ALERTS_LIMIT).until(stack::knowsPolicy);
    stack.publishOpened("before", overdue());
    await().atMost(ALERTS_LIMIT).until(() -> stack.alerts().contains("before RAISED 100"));

    stack.publishOpened(
        "due while all is dead", Clock.systemUTC().millis() - TARGET.toMillis() + SOON.toMillis());
    stack.kill();
    assertThat(stack.parts()).noneMatch(PartStatus::running);
    CompletableFuture<String> up = CompletableFuture.supplyAsync(() -> stack.run("up"));
    await()
        .atMost(ALERTS_LIMIT)
        .ignoreExceptions()
        .until(() -> stack.alerts().contains("due while all is dead RAISED 100"));
    up.join();

    stack.run("down");
    assertThat(stack.parts()).noneMatch(PartStatus::running);
    for (String job : List.of("timeline", "warehouse", "lake")) {
      assertThat(directory.resolve("flink/savepoints").resolve(job))
          .isDirectoryContaining(Files::isDirectory);
    }
    stack.run("up");
    stack.publishOpened("after the stop", overdue());
    await().atMost(ALERTS_LIMIT).until(() -> stack.alerts().contains("after the stop RAISED 100"));

    stack.kill();
    stack.run("up");
    stack.publishOpened("after both", overdue());
    await().atMost(ALERTS_LIMIT).until(() -> stack.alerts().contains("after both RAISED 100"));

    assertThat(stack.alerts()).as("each said once").doesNotHaveDuplicates();
    await()
        .atMost(ALERTS_LIMIT)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(stack.run("explain", "after both"))
                    .contains("#1  BREACHED: its target was reached at"));
    assertThat(stack.run("explain", "before", "--format", "json"))
        .contains("\"status\" : \"BREACHED\"");
    assertThat(stack.run("status"))
        .contains("timeline     RUNNING", "warehouse    RUNNING", "lake         RUNNING");
  }

  private List<Long> pids() {
    return stack.parts().stream().map(PartStatus::pid).toList();
  }

  private static long overdue() {
    return Clock.systemUTC().millis() - OVERDUE.toMillis();
  }
}
