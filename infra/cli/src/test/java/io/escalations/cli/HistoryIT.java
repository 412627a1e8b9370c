package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Years of history brought into a stack that runs by the wall clock: in order, newest first, and
 * shuffled. It lets events go as soon as it may, so that nearly all must be read back.
 */
class HistoryIT {
  private static final int CASES = 300;

  @TempDir private Path directory;
  private StackUnderTest stack;

  @BeforeEach
  void start() {
    stack = new StackUnderTest(directory.resolve("data"));
    stack.run("up", "--time", "live", "--port-offset", "3100", "--retention", "PT0S");
  }

  @AfterEach
  void stop() {
    stack.run("down");
  }

  @Test
  void isFoldedWholeInWhateverOrderItComes() throws Exception {
    Path policy = directory.resolve("policy.yaml");
    Files.write(policy, getClass().getResourceAsStream("ordinary_desk.yaml").readAllBytes());
    List<String> reversed = new ArrayList<>(OrdinaryDesk.lines("reversed", CASES));
    Collections.reverse(reversed);
    List<String> shuffled = new ArrayList<>(OrdinaryDesk.lines("shuffled", CASES));
    Collections.shuffle(shuffled, new Random(7));

    for (List<String> order : List.of(OrdinaryDesk.lines("ordered", CASES), reversed, shuffled)) {
      Path log = Files.write(directory.resolve("log.jsonl"), order);
      assertThat(
              stack.runToEnd(
                  ExitCode.DONE,
                  "replay",
                  log.toString(),
                  "--policy",
                  policy.toString(),
                  "--alerts",
                  "recorded",
                  "--wait"))
          .contains("accepted %,d".formatted(4 * CASES), "duplicate 0, refused 0");
    }

    assertThat(stack.query("SELECT count() FROM rejected_events")).isEqualTo("0\n");
    assertThat(stack.query("SELECT count(), uniqExact(case_id) FROM case_events"))
        .isEqualTo("%d\t%d\n".formatted(12 * CASES, 3 * CASES));
    assertThat(stack.query("SELECT status, count() FROM cases GROUP BY ALL"))
        .isEqualTo("CLOSED\t%d\n".formatted(3 * CASES));
    assertThat(
            stack.query("SELECT clock, status, count() FROM sla_clocks GROUP BY ALL ORDER BY ALL"))
        .isEqualTo(
            "first_response\tMET\t%d\nresolution\tMET\t%d\n".formatted(3 * CASES, 3 * CASES));
    assertThat(stack.query("SELECT count() FROM sla_alerts WHERE action = 'RAISED'"))
        .as("alerts that were raised while a case was known in part are voided")
        .isEqualTo(stack.query("SELECT count() FROM sla_alerts WHERE action = 'VOIDED'"));
  }
}
