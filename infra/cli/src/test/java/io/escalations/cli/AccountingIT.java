package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each record that is sent has one outcome, whatever is killed and whatever left state: the sums
 * are right, and whoever sent them is told.
 */
class AccountingIT {
  private static final int CASES = 2_000;
  private static final int SHOWN = 5;
  private static final String AS_OF = "2025-06-01T00:00:00Z";
  private static final String SUMS =
      "SELECT events, accepted, duplicates, refused, waiting FROM event_accounting WHERE partition"
          + " IS NULL";
  private static final List<String> BAD =
      List.of(
          "{\"event_id\":\"w1\",\"case_id\":\"W\",\"type\":\"CASE_OPENED\",\"occurred_at\":\"2026-05-12T08:00:00.000+0100\"}",
          "{\"event_id\":2,\"case_id\":\"W\",\"type\":\"AGENT_REPLIED\",\"occurred_at\":\"2026-05-12T08:00:00Z\"}",
          "{\"event_id\":\"w3\",\"case_id\":\"W\",\"type\":\"AGENT_REPLIED\",\"occurred_at\":1778572800}",
          "{\"event_id\":\"w4\",\"case_id\":\"W\",\"type\":\"agent_replied\",\"occurred_at\":\"2026-05-12T08:00:00Z\"}",
          "{\"event_id\":\"w5\",\"case_id\":\"W\",\"type\":\"AGENT_REPLIED\",\"occurred_at\":\"2026-05-12"
              + " 08:00:00Z\"}",
          "{\"event_id\":\"w6\",\"case_id\":\"W\",\"type\":\"AGENT_REPLIED\",\"occurred_at\":\"2026-05-12T08:00:00Z\",\"priority\":\"High\"}",
          "no json at all");

  @TempDir private Path directory;
  private StackUnderTest stack;
  private CheckpointWatch watch;

  @BeforeEach
  void start() {
    stack = new StackUnderTest(directory.resolve("data"));
    stack.run("up", "--time", "data", "--port-offset", "2900", "--retention", "P1D");
    watch = new CheckpointWatch(stack.servers());
  }

  @AfterEach
  void stop() {
    stack.run("down");
  }

  @Test
  void addsUpWhateverIsKilledAndWhateverLeftState() throws Exception {
    Path policy = directory.resolve("policy.yaml");
    Files.write(policy, getClass().getResourceAsStream("ordinary_desk.yaml").readAllBytes());
    List<String> log = OrdinaryDesk.lines("D", CASES);
    int twice = CASES / 10;
    List<String> first = new ArrayList<>(BAD);
    first.addAll(log);
    first.addAll(log.subList(0, twice));

    String printed = replayWithAKill(first, ExitCode.REFUSED, "--policy", policy.toString());

    int records = 4 * CASES;
    assertThat(printed)
        .contains(
            "read %,d lines, sent %,d records".formatted(first.size(), first.size()),
            "accepted %,d".formatted(records),
            ", duplicate %,d, refused 7: 5 INVALID_FIELD, 1 NOT_JSON, 1 UNKNOWN_TYPE"
                .formatted(twice),
            "log.jsonl:1: INVALID_FIELD: occurred_at: found",
            "log.jsonl:%d: ".formatted(SHOWN),
            "and %d more: ./escalations sql".formatted(BAD.size() - SHOWN));
    assertThat(stack.query(SUMS))
        .isEqualTo("%d\t%d\t%d\t7\t0\n".formatted(first.size(), records, twice));
    assertThat(stack.query("SELECT count() FROM rejected_events WHERE detail LIKE 'priority:%'"))
        .as("the analyst sees which field it was")
        .isEqualTo("1\n");
    assertFacts("\\N");

    List<String> again = new ArrayList<>(log);
    again.addAll(OrdinaryDesk.ratings("D", CASES));
    Collections.shuffle(again, new Random(42));
    String toldAgain = replayWithAKill(again, ExitCode.DONE);

    assertThat(toldAgain)
        .contains(
            "accepted %,d (%,d late), duplicate %,d, refused 0".formatted(CASES, CASES, records));
    assertThat(stack.query(SUMS))
        .isEqualTo(
            "%d\t%d\t%d\t7\t0\n"
                .formatted(first.size() + again.size(), records + CASES, twice + records));
    assertFacts("5");
    assertThat(stack.run("status"))
        .contains("refused in the last day: 5 INVALID_FIELD")
        .doesNotContain("wait for their earlier ones");
  }

  private void assertFacts(String rating) {
    assertThat(stack.query("SELECT status, rating, count() FROM cases GROUP BY ALL"))
        .isEqualTo("CLOSED\t%s\t%d\n".formatted(rating, CASES));
    assertThat(
            stack.query("SELECT clock, status, count() FROM sla_clocks GROUP BY ALL ORDER BY ALL"))
        .isEqualTo("first_response\tMET\t%d\nresolution\tMET\t%d\n".formatted(CASES, CASES));
  }

  private String replayWithAKill(List<String> lines, int exitCode, String... options)
      throws IOException {
    Path log = Files.write(directory.resolve("log.jsonl"), lines);
    List<String> words = new ArrayList<>(List.of("replay", log.toString(), "--wait"));
    words.addAll(List.of("--advance-to", AS_OF));
    words.addAll(List.of(options));
    CompletableFuture<String> replay =
        CompletableFuture.supplyAsync(() -> stack.runToEnd(exitCode, words.toArray(String[]::new)));
    watch.awaitCheckpointWithOutputWritten();
    stack.kill("flink-taskmanager-1");
    stack.run("up");
    return replay.join();
  }
}
