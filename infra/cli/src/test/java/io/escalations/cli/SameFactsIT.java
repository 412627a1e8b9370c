package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.stack.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundled log twice: once as it happened, once shuffled, with duplicates, and with the
 * TaskManager killed three times in the middle of a checkpoint. The facts must be the same to the
 * byte.
 */
class SameFactsIT {
  private static final int KILLS = 3;
  private static final String AS_OF = "2017-03-01T00:00:00Z";
  private static final Map<String, String> TABLES =
      Map.of(
          "cases",
          "SELECT case_id, status, opened_at, first_response_at, resolved_at, closed_at,"
              + " first_priority, priority, department, team, assignee, tier, max_tier, channel,"
              + " customer_id, customer_segment, issue_category, issue_type, issue_product,"
              + " escalation_count, department_changes, returns_to_earlier_department,"
              + " reopen_count, failed_attempts, waiting_seconds, on_hold_seconds,"
              + " time_to_first_resolution_seconds, rating, compensated_amount,"
              + " compensated_currency FROM cases ORDER BY case_id",
          "escalations",
          "SELECT case_id, escalation_no, kind, reason, from_department, department, from_tier,"
              + " tier, issue_category, issue_type, priority, channel, customer_id, description,"
              + " escalated_at, acknowledged_at, owner, status, ended_at, deadline,"
              + " resolution_seconds FROM escalations ORDER BY case_id, escalation_no",
          "sla_clocks",
          "SELECT case_id, clock, instance, policy_version, calendar, status, started_at,"
              + " target_seconds, due_at, remaining_seconds, stopped_at, breached_at, cause,"
              + " elapsed_seconds, wall_seconds, paused_seconds, overdue_seconds, department, tier,"
              + " priority, issue_category FROM sla_clocks ORDER BY case_id, clock, instance",
          "sla_breaches",
          "SELECT case_id, clock, instance, breached_at, stopped_at, overdue_seconds,"
              + " breach_department, breach_tier, breach_priority FROM sla_breaches ORDER BY"
              + " case_id, clock, instance",
          "case_resolutions",
          "SELECT case_id, resolution_no, opened_at, stopped_at, resolution_seconds, department,"
              + " tier, priority, channel, issue_category, issue_type FROM case_resolutions ORDER"
              + " BY case_id, resolution_no",
          // when a row was restated depends on the order of arrival
          "escalation_volume",
          "SELECT window, window_start, window_end, department, issue_category, tier, channel,"
              + " escalations, open_escalations, final FROM escalation_volume ORDER BY ALL",
          "resolution_times",
          "SELECT window, window_start, window_end, department, issue_category, priority, resolved,"
              + " mean_seconds, p50_seconds, p90_seconds, p95_seconds, final FROM resolution_times"
              + " ORDER BY ALL",
          "issue_patterns",
          "SELECT * FROM issue_patterns ORDER BY ALL",
          "alerts believed",
          // a tuple, for argMax passes over a null
          "SELECT case_id, clock, instance, level, argMax(tuple(due_at), revision) FROM sla_alerts"
              + " GROUP BY ALL HAVING argMax(action, revision) != 'VOIDED' ORDER BY case_id, clock,"
              + " instance, level");

  @TempDir private Path directory;

  @Test
  void whateverTheOrderOfArrivalAndWhateverIsKilled() throws Exception {
    Path log = directory.resolve("log.jsonl");
    Home home = Home.current();
    StackUnderTest orderly = new StackUnderTest(directory.resolve("orderly"));
    orderly.run(
        "import",
        "--mapping",
        home.root().resolve("jobs/importer/mappings/servicenow.yaml").toString(),
        "--to",
        log.toString(),
        home.root().resolve("infra/demo/data/uci_incident_event_log.csv.gz").toString());
    DisorderlyLog shuffled = DisorderlyLog.of(Files.readAllLines(log), 42);
    Path disorder = directory.resolve("disorder.jsonl");
    Files.write(disorder, shuffled.lines());
    assertThat(shuffled.shareOutOfOrder()).isGreaterThan(0.2);

    Map<String, String> expected = replay(orderly, log, 0);
    StackUnderTest hostile = new StackUnderTest(directory.resolve("hostile"));
    Map<String, String> found = replay(hostile, disorder, KILLS);

    TABLES
        .keySet()
        .forEach(table -> assertThat(found.get(table)).as(table).isEqualTo(expected.get(table)));
    assertThat(Integer.parseInt(found.get("voided"))).isPositive();
    assertThat(expected.get("breaches by first priority"))
        .isEqualTo("P1\t146\nP2\t221\nP3\t7726\nP4\t140\n");
  }

  private Map<String, String> replay(StackUnderTest stack, Path log, int kills) throws IOException {
    stack.run("up", "--time", "data", "--port-offset", "2700");
    try {
      Path policy = directory.resolve("policy.yaml");
      Files.write(policy, getClass().getResourceAsStream("wall_and_tight.yaml").readAllBytes());
      CompletableFuture<String> replay =
          CompletableFuture.supplyAsync(
              () ->
                  stack.run(
                      "replay",
                      "--policy",
                      policy.toString(),
                      "--advance-to",
                      AS_OF,
                      "--wait",
                      log.toString()));
      CheckpointWatch watch = new CheckpointWatch(stack.servers());
      for (int kill = 0; kill < kills; kill++) {
        watch.awaitCheckpointWithOutputWritten();
        stack.kill("flink-taskmanager-1");
        stack.run("up");
      }
      replay.join();
      return tables(stack);
    } finally {
      stack.run("down");
    }
  }

  private static Map<String, String> tables(StackUnderTest stack) {
    Map<String, String> tables = new LinkedHashMap<>();
    TABLES.forEach((table, query) -> tables.put(table, stack.query(query)));
    tables.put(
        "voided", stack.query("SELECT count() FROM sla_alerts WHERE action = 'VOIDED'").strip());
    tables.put(
        "breaches by first priority",
        stack.query(
            "SELECT first_priority, count() FROM sla_breaches JOIN cases USING case_id WHERE clock"
                + " = 'total_resolution' GROUP BY ALL ORDER BY ALL"));
    return tables;
  }
}
