package io.escalations.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final List<String> FOR_EVER = List.of("sleep", "1000");

  @TempDir private Path directory;
  private DataDirectory data;
  private ManagedProcess process;

  @BeforeEach
  void create() {
    data = new DataDirectory(directory);
    data.prepare();
    process = new ManagedProcess(data, "part");
  }

  @AfterEach
  void end() {
    process.stop(GRACE);
  }

  @Test
  void isFoundAgainByWhoeverReadsTheDirectory() {
    process.start(FOR_EVER, Map.of());

    assertThat(new ManagedProcess(data, "part").running()).isEqualTo(process.running()).isPresent();
  }

  @Test
  void endsWhenAsked() {
    process.start(FOR_EVER, Map.of());
    ProcessIdentity running = process.running().orElseThrow();

    process.stop(GRACE);

    assertThat(running.alive()).isFalse();
    assertThat(process.alive()).isFalse();
  }

  @Test
  void isKilledWhenItDoesNotListen() {
    process.start(
        List.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"), Map.of());
    assertThat(
            Wait.until(GRACE, () -> LogFile.tail(data.logs().resolve("part.out")).contains("deaf")))
        .isTrue();
    ProcessIdentity running = process.running().orElseThrow();

    process.stop(Duration.ofMillis(200));

    assertThat(running.alive()).isFalse();
  }

  @Test
  void isNotTakenForAnotherProcessWithTheSameId() throws Exception {
    process.start(FOR_EVER, Map.of());
    ProcessIdentity running = process.running().orElseThrow();
    Path file = data.run().resolve("part.pid");

    new ProcessIdentity(running.pid(), running.startTick() - 1, running.boot()).write(file);
    process.stop(GRACE);

    assertThat(running.alive()).as("a process that was not ours").isTrue();
    running.write(file);
  }

  @Test
  void isNotAliveByAPidFileCutShort() throws Exception {
    Files.writeString(data.run().resolve("part.pid"), "12");

    assertThat(process.alive()).isFalse();
  }

  @Test
  void saysWhatItSaidWhenItEndsInsteadOfStarting() {
    process.start(
        List.of("sh", "-c", "echo java.net.BindException: Address already in use; exit 1"),
        Map.of());

    assertThatThrownBy(() -> process.awaitReady(GRACE, () -> false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(
            "part ended while it was starting: java.net.BindException: Address already in use")
        .hasMessageContaining("part.out");
  }
}
