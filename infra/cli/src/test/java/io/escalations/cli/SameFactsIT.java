package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import io.escalations.stack.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundled log twice: once as it happened, once shuffled, with duplicates, and with the
 * TaskManager killed three times in the middle of a checkpoint. The facts must be the same to the
 * byte, and those of a backfill.
 */
class SameFactsIT {
  private static final List<String> KNOWN_AT =
      List.of("2016-03-10 12:00:00", "2016-04-01 00:00:00", "2016-05-20 09:30:00.500");
  private static final int KILLS = 3;
  private static final String AS_OF = "2017-03-01T00:00:00Z";
  private static final Map<String, String> QUERIES = queries();

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

    String policyText =
        new String(
            getClass().getResourceAsStream("wall_and_tight.yaml").readAllBytes(),
            StandardCharsets.UTF_8);
    Path policy = Files.writeString(directory.resolve("policy.yaml"), policyText);
    BackfilledFacts backfilled = BackfilledFacts.of(disorder, policy, AS_OF, directory);
    KnownByFolding known = new KnownByFolding(shuffled.lines(), policyText);

    Map<String, String> expected = replay(orderly, log, 0, backfilled);
    StackUnderTest hostile = new StackUnderTest(directory.resolve("hostile"));
    Map<String, String> found =
        replay(
            hostile,
            disorder,
            KILLS,
            backfilled,
            () -> KNOWN_AT.forEach(at -> known.assertKnown(hostile, at)));

    QUERIES
        .keySet()
        .forEach(table -> assertThat(found.get(table)).as(table).isEqualTo(expected.get(table)));
    assertThat(Integer.parseInt(found.get("voided"))).isPositive();
    assertThat(expected.get("breaches by first priority"))
        .isEqualTo("P1\t146\nP2\t221\nP3\t7726\nP4\t140\n");
  }

  private Map<String, String> replay(
      StackUnderTest stack, Path log, int kills, BackfilledFacts backfilled) throws IOException {
    return replay(stack, log, kills, backfilled, () -> {});
  }

  private Map<String, String> replay(
      StackUnderTest stack, Path log, int kills, BackfilledFacts backfilled, Runnable atTheEnd)
      throws IOException {
    stack.run("up", "--time", "data", "--port-offset", "2700");
    try {
      Path policy = directory.resolve("policy.yaml");
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
      backfilled.assertSameIn(stack.servers().clickhouse());
      assertThat(stack.run("verify")).contains("same").doesNotContain("DIFFERS");
      atTheEnd.run();
      return tables(stack);
    } finally {
      stack.run("down");
    }
  }

  private static Map<String, String> tables(StackUnderTest stack) {
    Map<String, String> tables = new LinkedHashMap<>();
    QUERIES.forEach((table, query) -> tables.put(table, stack.query(query)));
    tables.put(
        "voided", stack.query("SELECT count() FROM sla_alerts WHERE action = 'VOIDED'").strip());
    tables.put(
        "breaches by first priority",
        stack.query(
            "SELECT first_priority, count() FROM sla_breaches JOIN cases USING case_id WHERE clock"
                + " = 'total_resolution' GROUP BY ALL ORDER BY ALL"));
    return tables;
  }

  private static Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    Tables.ALL.stream()
        .filter(table -> table.hasTombstones() && !table.isHistory())
        .forEach(table -> queries.put(table.name(), allRows(table)));
    queries.put(
        "sla_breaches",
        "SELECT case_id, clock, instance, breached_at, stopped_at, overdue_seconds,"
            + " breach_department, breach_tier, breach_priority FROM sla_breaches ORDER BY"
            + " case_id, clock, instance");
    queries.put(
        "alerts believed",
        // a tuple, for argMax passes over a null
        "SELECT case_id, clock, instance, level, argMax(tuple(due_at), revision) FROM sla_alerts"
            + " GROUP BY ALL HAVING argMax(action, revision) != 'VOIDED' ORDER BY case_id, clock,"
            + " instance, level");
    return queries;
  }

  /** When a row was restated depends on the order of arrival. */
  private static String allRows(Table<?> table) {
    String restated = table.restatedColumn();
    String columns = restated == null ? "*" : "* EXCEPT (" + restated + ")";
    return "SELECT " + columns + " FROM " + table.name() + " ORDER BY ALL";
  }
}
