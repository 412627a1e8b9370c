package io.escalations.cli.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.cli.replay.RefreshedTables;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.schemas.Servers;
import io.escalations.stack.Home;
import io.escalations.stack.testing.ClickHouseExtension;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Views over generated cases, whose truth is known. {@code -Dviews.cases=1000000} makes it the
 * measurement of how fast the views answer while a thousand rows a second are written, which it
 * prints; {@code -Dviews.runs} asks more often, {@code -Dviews.seed} draws other cases.
 */
class GeneratedCasesIT {
  private static final long CASES = Long.getLong("views.cases", 20_000);
  private static final long SEED = Long.getLong("views.seed", 42);
  private static final long PART = 50_000;
  private static final int RUNS = Integer.getInteger("views.runs", 10);
  private static final String RUNNING =
      "INSERT INTO escalations_tables.sla_clocks (case_id, clock, instance, status, started_at,"
          + " target_seconds, due_at, version, is_deleted) SELECT concat('G',"
          + " leftPad(toString(rand() % "
          + CASES
          + "), 9, '0')), 'resolution', 9, 'RUNNING', '2019-05-05 00:00:00', 600, now(), 1, 0 FROM"
          + " numbers({rows})";
  private static final List<String> QUERIES =
      List.of(
          "SELECT * FROM escalations.quarterly_volume WHERE quarter = '2017Q1'",
          "SELECT * FROM escalations.quarterly_resolution WHERE quarter = '2017Q1'",
          "SELECT * FROM escalations.quarterly_sla WHERE quarter = '2017Q1'",
          "SELECT * FROM escalations.quarterly_satisfaction WHERE quarter = '2017Q1'",
          "SELECT * FROM escalations.quarterly_tiers WHERE quarter = '2017Q1'",
          "SELECT * FROM escalations.quarterly_insights WHERE quarter = '2017Q1'",
          "SELECT * FROM escalations.cases WHERE case_id = 'G000012345'",
          "SELECT * FROM escalations.case_events WHERE case_id = 'G000012345' ORDER BY occurred_at",
          "SELECT * FROM escalations.sla_clocks WHERE case_id = 'G000012345'",
          "SELECT * FROM escalations.escalation_volume WHERE window = '1h' AND window_end > now() -"
              + " INTERVAL 1 HOUR",
          "SELECT * FROM escalations.open_clocks WHERE status = 'RUNNING' ORDER BY due_at LIMIT"
              + " 200",
          "SELECT * FROM escalations.open_clocks_now WHERE status = 'RUNNING' ORDER BY due_at LIMIT"
              + " 200",
          "SELECT * FROM escalations.backlog_at(at = '2016-12-05 09:00:00')",
          "SELECT department, count() FROM escalations.open_escalations_at(at = '2016-12-05"
              + " 09:00:00') GROUP BY department");

  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  @Test
  void reportsFindWhatWasPutIn() throws IOException {
    ClickHouseHttp admin = clickHouse.as("admin");
    Path policy = Home.current().root().resolve("infra/demo/policy.yaml");
    new Warehouse(admin)
        .fill(
            BundledLog.events(),
            PolicyVersions.of(
                List.of(PolicyParser.parse(policy.toString(), Files.readString(policy)))));
    // what is computed of half the cases would only be computed again
    admin.query("SYSTEM STOP VIEWS");
    run(
        admin,
        "draw_cases.sql",
        Map.of("cases", String.valueOf(CASES), "seed", String.valueOf(SEED)));
    for (long first = 0; first < CASES; first += PART) {
      run(admin, "add_cases.sql", Map.of("first", caseId(first), "last", caseId(first + PART - 1)));
    }
    admin.query("DROP DATABASE drawn_from SYNC");
    admin.query("SYSTEM START VIEWS");
    RefreshedTables.refresh(
        new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords()));

    assertThat(
            analyst(
                "SELECT sum(cases_opened) FROM escalations.quarterly_volume WHERE dimension ="
                    + " 'ALL'"))
        .isEqualTo(CASES + "\n");
    assertThat(satisfied("no")).isBetween(0.90, 0.94);
    assertThat(satisfied("yes")).isBetween(0.75, 0.81);
    assertThat(
            analyst(
                "SELECT sumIf(cases, tier = 1), sumIf(contained + undecided, tier = 1) = (SELECT"
                    + " countIf(escalation_count = 0) FROM escalations.cases) FROM"
                    + " escalations.quarterly_tiers"))
        .isEqualTo(CASES + "\t1\n");
    openClocksAreThoseThatAreNotStopped(admin);
    backlogIsWhatTheFactsSay(admin);
    measure();
  }

  private static void openClocksAreThoseThatAreNotStopped(ClickHouseHttp admin) {
    admin.query(RUNNING.replace("{rows}", String.valueOf(CASES / 50)));
    RefreshedTables.refresh(
        new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords()));
    String all =
        analyst(
            "SELECT count(), sum(cityHash64(case_id, clock, instance, status, due_at)) FROM"
                + " escalations.sla_clocks WHERE stopped_at IS NULL");
    for (String view : List.of("open_clocks", "open_clocks_now")) {
      assertThat(
              analyst(
                  "SELECT count(), sum(cityHash64(case_id, clock, instance, status, due_at)) FROM"
                      + " escalations."
                      + view))
          .isEqualTo(all)
          .doesNotStartWith("0");
    }
  }

  private static void backlogIsWhatTheFactsSay(ClickHouseHttp admin) {
    assertThat(analyst("SELECT sum(cases) FROM escalations.backlog_at(at = '2016-12-05 09:00:00')"))
        .isEqualTo(
            admin.query(
                "SELECT countIf(state) FROM (SELECT argMax(type IN ('CASE_OPENED', 'REOPENED'),"
                    + " (occurred_at, sequence)) AS state FROM escalations_tables.case_milestones"
                    + " FINAL WHERE occurred_at <= '2016-12-05 09:00:00' AND type IN"
                    + " ('CASE_OPENED', 'REOPENED', 'RESOLVED', 'CLOSED') GROUP BY case_id)"));
  }

  private static void measure() {
    ScheduledExecutorService writing = Executors.newSingleThreadScheduledExecutor();
    try {
      Future<?> written =
          writing.scheduleAtFixedRate(GeneratedCasesIT::writeAThousandRows, 0, 1, TimeUnit.SECONDS);
      QUERIES.forEach(
          query -> {
            analyst(query);
            long[] sorted = LongStream.range(0, RUNS).map(run -> millis(query)).sorted().toArray();
            System.out.printf(
                "p50 %d ms, p95 %d ms over %d cases, load %.1f: %s%n",
                sorted[RUNS / 2],
                sorted[RUNS * 95 / 100],
                CASES,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                query);
          });
      assertThat(written).isNotDone(); // each write succeeded
    } finally {
      writing.shutdownNow();
    }
  }

  private static void writeAThousandRows() {
    clickHouse.as("writer").query(RUNNING.replace("{rows}", "500"));
    clickHouse
        .as("writer")
        .query(
            "INSERT INTO escalations_tables.escalation_volume (window, window_start, window_end,"
                + " department, issue_category, tier, channel, escalations, open_escalations,"
                + " final, version, is_deleted) SELECT '1h', now(), toStartOfFiveMinutes(now() -"
                + " number * 300), concat('Group ', toString(rand() % 70)), 'TECHNICAL', 1,"
                + " 'PHONE', 1, 1, 1, 1, 0 FROM numbers(500)");
  }

  private static double satisfied(String escalated) {
    return Double.parseDouble(
        analyst(
                "SELECT sum(satisfied) / sum(ratings) FROM escalations.quarterly_satisfaction WHERE"
                    + " dimension = 'ESCALATED' AND value = '"
                    + escalated
                    + "'")
            .strip());
  }

  private static long millis(String query) {
    long begun = System.nanoTime();
    analyst(query);
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  private static String analyst(String query) {
    return clickHouse.as("analyst").query(query);
  }

  private static String caseId(long number) {
    return String.format(Locale.ROOT, "'G%09d'", number);
  }

  private static void run(ClickHouseHttp admin, String file, Map<String, String> values)
      throws IOException {
    String script;
    try (InputStream in = GeneratedCasesIT.class.getResourceAsStream(file)) {
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      script = script.replace("{" + value.getKey() + "}", value.getValue());
    }
    for (String statement : script.split(";\\n", -1)) {
      if (!statement.isBlank()) {
        admin.query(statement);
      }
    }
  }
}
