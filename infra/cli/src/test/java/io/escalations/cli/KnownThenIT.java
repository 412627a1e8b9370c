package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.schemas.Servers;
import io.escalations.stack.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarter is frozen, a late event restates it, and all facts are computed again. */
class KnownThenIT {
  private static final int CASES = 60;
  private static final String QUARTER = "2023Q1";
  private static final String END = "2025-02-01T00:00:00Z";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String LATE =
      """
      {"event_id":"late","case_id":"desk-0","type":"CASE_UPDATED","occurred_at":"2023-01-02T09:00:00Z","priority":"P1"}
      """;

  @TempDir private Path directory;
  private StackUnderTest stack;
  private Path policy;
  private Path log;
  private Path late;

  @BeforeEach
  void start() throws IOException {
    policy = directory.resolve("policy.yaml");
    Files.write(policy, getClass().getResourceAsStream("ordinary_desk.yaml").readAllBytes());
    log = Files.write(directory.resolve("log.jsonl"), OrdinaryDesk.lines("desk", CASES));
    late = Files.writeString(directory.resolve("late.jsonl"), LATE);
    stack = new StackUnderTest(directory.resolve("data"));
    stack.run("up", "--time", "data", "--port-offset", "3200");
    stack.run(
        "replay", "--policy", policy.toString(), "--advance-to", END, "--wait", log.toString());
  }

  @AfterEach
  void stop() {
    stack.run("down");
  }

  @Test
  void whatWasReportedStandsAndWhatHoldsIsComputedAgain() throws Exception {
    stack.run("quarter", "freeze", QUARTER);
    assertThat(stack.runToEnd(ExitCode.FAILED, "quarter", "freeze", QUARTER))
        .contains("2023Q1 is frozen already");
    assertThat(stack.runToEnd(ExitCode.FAILED, "quarter", "freeze", "2025Q1"))
        .contains("2025Q1 has not ended");
    String reported = report("--frozen");
    assertThat(stack.query("SELECT count() FROM restatements")).isEqualTo("0\n");

    stack.run("replay", "--wait", late.toString());

    assertThat(report("--frozen")).isEqualTo(reported);
    assertThat(report()).isNotEqualTo(reported);
    assertThat(
            stack.query(
                "SELECT change, case_id, columns, JSONExtractRaw(reported, 'priority'),"
                    + " JSONExtractString(now, 'priority'), known_at FROM restatements WHERE"
                    + " quarter = '2023Q1' AND table = 'cases'"))
        .isEqualTo(
            "CHANGED\tdesk-0\t['first_priority','priority']\tnull\tP1\t2025-02-01 00:00:00.001\n");
    assertThat(stack.query("SELECT DISTINCT case_id, proof_event_id FROM restatements"))
        .isEqualTo("desk-0\tlate\n");
    assertThat(page("/quarters/2023Q1")).contains("restated since");
    assertThat(page("/quarters/2023Q1/frozen")).isEqualTo(reported);
    assertThat(page("/quarters/2023Q1/figures/quarter-restatements")).contains("first_priority");
    assertThat(page("/cases/desk-0?known_at=" + END))
        .contains("As it was known")
        .doesNotContain("P1");
    assertThat(stack.run("quarter", "list", "--format", "TSV")).startsWith("2023Q1\t2025-02-01");
    assertThat(known("2025-02-01 00:00:00.000")).isEqualTo("\\N\n");
    assertThat(known("2025-02-01 00:00:00.001")).isEqualTo("P1\n");
    assertThat(stack.run("explain", "desk-0")).contains("late");
    assertThat(stack.run("explain", "desk-0", "--known-at", END)).doesNotContain("late");

    assertThat(stack.run("quarter", "freeze", "--ended", "100").lines())
        .as("all but the frozen one, and those that have not ended so long ago")
        .extracting(line -> line.substring(0, 6))
        .containsExactly("2023Q2", "2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q3");
    assertThat(stack.run("quarter", "freeze", "--ended", "100")).isEmpty();

    verifies();
    aLostWarehouseComesBack(reported);
  }

  /** From the topics, and frozen quarters from their copies in the lake. */
  private void aLostWarehouseComesBack(String reported) throws IOException {
    String known = history();
    Path data = directory.resolve("data");
    stack.run("down");
    for (String lost :
        List.of("clickhouse", "flink/checkpoints/warehouse", "flink/savepoints/warehouse")) {
      DataDirectory.delete(data.resolve(lost));
    }
    stack.run("up");
    await().atMost(PATIENCE).ignoreExceptions().until(() -> history().equals(known));
    Files.writeString(data.resolve("lake/frozen_quarters/2016Q1.json"), "{\"quarter\":");
    assertThat(stack.runToEnd(ExitCode.REFUSED, "restore", data.resolve("lake").toString()))
        .contains("2016Q1.json: is no copy of a frozen quarter");
    assertThat(report("--frozen")).isEqualTo(reported);
    assertThat(history()).isEqualTo(known);
  }

  /** All that was ever known, and what is restated. */
  private String history() {
    return stack.query("SELECT * FROM sla_clocks_known_at(at = '2025-02-01 00:00:00') ORDER BY ALL")
        + stack.query("SELECT * FROM cases_known_at(at = '2026-01-01 00:00:00') ORDER BY ALL")
        + stack.query("SELECT event_id, known_at FROM case_events ORDER BY ALL");
  }

  private void verifies() throws IOException {
    assertThat(stack.run("verify")).contains("sla_clocks").doesNotContain("DIFFERS");
    Path all = directory.resolve("all.jsonl");
    Files.writeString(all, LATE + Files.readString(log));
    Path facts = BackfilledFacts.of(all, policy, END, directory).facts();
    assertThat(stack.run("verify", "--quarter", QUARTER, facts.toString()))
        .contains("same")
        .doesNotContain("DIFFERS", "2023Q2");
    String[] withoutStack = {
      "verify", facts.toString(), "--history", all.toString(), "--policy", policy.toString()
    };
    assertThat(stack.run(withoutStack)).contains("2024Q1").doesNotContain("DIFFERS");
    assertThat(
            stack.printed(ExitCode.FAILED, "verify", facts.toString(), "--history", all.toString()))
        .as("without the policy that led to it")
        .contains("DIFFERS");

    plant("sla_clocks", "'BREACHED' AS status", "case_id = 'desk-3' AND clock = 'first_response'");
    plant("cases", "1 AS is_deleted", "case_id = 'desk-4'");

    List<String> lines = stack.printed(ExitCode.FAILED, "verify").lines().toList();
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "sla_clocks 2023Q1 desk-3 first_response 1: status: computed MET, found"
                            + " BREACHED; follows event desk-3-1 (AGENT_REPLIED, "))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "cases 2023Q1 desk-4: is missing; follows event desk-4-3 (CLOSED, "))
        .filteredOn(line -> line.contains("DIFFERS"))
        .hasSize(2);
    assertThat(stack.run("verify", "--quarter", "2024Q1")).contains("same");
  }

  private String report(String... options) throws IOException {
    Path file = directory.resolve("report.html");
    String[] words = {"report", "--quarter", QUARTER, "--to", file.toString()};
    stack.run(Stream.concat(Arrays.stream(words), Arrays.stream(options)).toArray(String[]::new));
    return Files.readString(file);
  }

  private String page(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(stack.servers().dashboards() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private String known(String at) {
    return stack.query(
        "SELECT priority FROM cases_known_at(at = '" + at + "') WHERE case_id = 'desk-0'");
  }

  /** A row that no event led to. */
  private void plant(String table, String replaced, String where) {
    Servers.ClickHouse house = stack.servers().clickhouse();
    new ClickHouseHttp(house.url(), "admin", house.password("admin"))
        .query(
            "INSERT INTO escalations_tables.%1$s SELECT * REPLACE (%2$s, version + 1000000 AS version) FROM escalations_tables.%1$s FINAL WHERE %3$s"
                .formatted(table, replaced, where));
  }
}
