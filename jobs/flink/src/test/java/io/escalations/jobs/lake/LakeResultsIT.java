package io.escalations.jobs.lake;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.escalations.clickhouse.TablesFromFiles;
import io.escalations.core.changelog.FactsDiff;
import io.escalations.core.changelog.PublishedRow;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.RandomCases;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.jobs.TestProducer;
import io.escalations.jobs.app.JobEnvironment;
import io.escalations.jobs.app.LakeJob;
import io.escalations.jobs.app.WarehouseJob;
import io.escalations.jobs.io.clickhouse.WarehouseAccess;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.EscalationVolumeRow;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Rows;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.topic.Topics;
import io.escalations.stack.testing.ClickHouseExtension;
import io.escalations.stack.testing.KafkaExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Facts and windows in files, written by a job that is killed while it takes checkpoints, and the
 * reports from files alone.
 */
class LakeResultsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(500);
  private static final int CASES = 200;
  private static final int KILLS = 2;
  private static final long LONG_AFTER = Times.parse("2027-02-01T00:00:00Z");
  private static final List<String> REPORTS =
      List.of(
          "quarterly_volume",
          "quarterly_resolution",
          "quarterly_sla",
          "quarterly_satisfaction",
          "quarterly_tiers",
          "quarterly_insights");

  /** By name of a table whose rows are kept in versions: the columns of its key. */
  private static final Map<String, String> KEYS =
      Tables.ALL.stream()
          .filter(table -> table.hasQuarter() && table.hasTombstones())
          .collect(toMap(Table::name, table -> String.join(", ", table.key())));

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();
  @TempDir static Path directory;

  private final Path lake = directory.resolve("lake");
  private final Map<Long, List<PublishedRow>> published = new LinkedHashMap<>();

  @Test
  void reportsCanBeRebuiltFromFilesAlone() throws Exception {
    JobClient warehouse = startWarehouse();
    MiniCluster cluster = startLake();
    try (TestProducer producer = new TestProducer(kafka.brokers())) {
      JobID job = cluster.listJobs().get().iterator().next().getJobId();
      for (int part = 1; part <= KILLS; part++) {
        await().atMost(PATIENCE).until(() -> completesCheckpoint(cluster, job));
        publish(producer, part);
        Future<?> unused = cluster.triggerCheckpoint(job); // it may not survive what follows
        cluster.terminateTaskManager(part - 1).get();
        cluster.startTaskManager();
      }
      publish(producer, KILLS + 1);
      windows(producer);
      await()
          .atMost(PATIENCE)
          .ignoreException(UserError.class /* no file yet */)
          .untilAsserted(this::filesSayWhatTheTablesSay);
    } finally {
      cluster.closeAsync().get();
      warehouse.cancel().get();
    }

    noRowStandsTwice();
    aRowStandsInOneQuarterOnly();
    correctionsAreToldFromWhatWasBelievedWhenTheQuarterEnded();
    Map<String, String> fromTables = reports();
    clickHouse
        .as("admin")
        .query(
            "SELECT name FROM system.tables WHERE database = 'escalations_tables' AND engine LIKE"
                + " '%MergeTree' AND name != 'schema_migrations' AND NOT startsWith(name, '.')")
        .lines()
        .forEach(
            table -> clickHouse.as("admin").query("TRUNCATE TABLE escalations_tables." + table));
    for (Table<?> table : TablesFromFiles.tables()) {
      clickHouse
          .as("admin")
          .query(TablesFromFiles.statement(table), Map.of("lake", lake.toString()));
    }
    assertThat(reports()).isEqualTo(fromTables);
    assertThat(fromTables.get("quarterly_sla").lines().count()).isGreaterThan(20);
    assertThat(fromTables.get("quarterly_satisfaction")).isNotEmpty();
  }

  private static boolean completesCheckpoint(MiniCluster cluster, JobID job)
      throws InterruptedException {
    try {
      cluster.triggerCheckpoint(job).get();
      return true;
    } catch (ExecutionException e) {
      return false; // not all of the job runs yet
    }
  }

  private void filesSayWhatTheTablesSay() {
    assertThat(admin("SELECT count() FROM escalations.case_events").strip())
        .isEqualTo(
            String.valueOf(
                LongStream.range(0, CASES).map(seed -> RandomCases.events(seed).size()).sum()));
    assertThat(admin("SELECT count() FROM escalations.cases")).isEqualTo(CASES + "\n");
    assertThat(admin("SELECT window, resolved FROM escalations.resolution_times"))
        .isEqualTo("7d\t3\n");
    assertThat(admin("SELECT count() FROM escalations.escalation_volume")).isEqualTo("0\n");
    KEYS.forEach(
        (table, key) -> {
          String last =
              "SELECT * EXCEPT (known_at, correction, quarter) FROM "
                  + files(table)
                  + " ORDER BY version DESC, is_deleted LIMIT 1 BY "
                  + key;
          assertThat(admin("SELECT * FROM (" + last + ") WHERE is_deleted = 0 ORDER BY ALL"))
              .as(table)
              .isEqualTo(
                  admin("SELECT * FROM escalations_tables." + table + " FINAL ORDER BY ALL"));
        });
    assertThat(
            admin("SELECT * EXCEPT (date, quarter) FROM " + files("case_events") + " ORDER BY ALL"))
        .isEqualTo(
            admin(
                "SELECT * EXCEPT version FROM escalations_tables.case_events FINAL ORDER BY ALL"));
  }

  private void noRowStandsTwice() {
    KEYS.forEach(
        (table, key) ->
            assertThat(
                    admin(
                            "SELECT count(), count() - uniqExact("
                                + key
                                + ", version, quarter) FROM "
                                + files(table))
                        .strip()
                        .split("\t"))
                .as(table)
                .satisfies(
                    counts -> assertThat(counts[1]).isEqualTo("0"),
                    counts -> assertThat(counts[0]).isNotEqualTo("0")));
  }

  private void correctionsAreToldFromWhatWasBelievedWhenTheQuarterEnded() {
    assertThat(
            admin(
                "SELECT DISTINCT quarter, correction, known_at >= '2026-04-01 00:00:00' FROM "
                    + files("cases")
                    + " WHERE quarter = '2026Q1' ORDER BY ALL"))
        .isEqualTo("2026Q1\tfalse\t0\n2026Q1\ttrue\t1\n");
    assertThat(
            admin(
                "SELECT quarter, is_deleted, correction FROM "
                    + files("escalation_volume")
                    + " ORDER BY version"))
        .isEqualTo("2026Q1\t0\tfalse\n2026Q1\t1\ttrue\n");
  }

  private void aRowStandsInOneQuarterOnly() {
    assertThat(
            admin(
                "SELECT sum(is_deleted) > 0, countIf(is_deleted = 0) FROM (SELECT * FROM "
                    + files("cases")
                    + " WHERE quarter = '__HIVE_DEFAULT_PARTITION__' ORDER BY version DESC LIMIT 1"
                    + " BY case_id)"))
        .isEqualTo(admin("SELECT 1, countIf(opened_at IS NULL) FROM escalations.cases"));
  }

  private static Map<String, String> reports() {
    Map<String, String> reports = new LinkedHashMap<>();
    for (String report : REPORTS) {
      clickHouse.as("admin").query("SYSTEM REFRESH VIEW escalations_tables.refresh_" + report);
      clickHouse.as("admin").query("SYSTEM WAIT VIEW escalations_tables.refresh_" + report);
      reports.put(
          report,
          admin("SELECT * EXCEPT refreshed_at FROM escalations." + report + " ORDER BY ALL"));
    }
    return reports;
  }

  /**
   * The first part of each case comes in its first quarter, the last when that is over; in between
   * it may be opened, corrected or removed.
   */
  private void publish(TestProducer producer, int part) {
    for (long seed = 0; seed < CASES; seed++) {
      List<Events> events = RandomCases.events(seed);
      String caseId = "case-" + seed;
      // the parts arrive in the wrong order: what was opened when is corrected
      int from = events.size() - Math.min(events.size(), events.size() * part / (KILLS + 1) + 1);
      int before =
          part == 1
              ? events.size()
              : events.size()
                  - Math.min(events.size(), events.size() * (part - 1) / (KILLS + 1) + 1);
      for (Events event : events.subList(from, before)) {
        producer.send(
            of(caseId, event.event()),
            new EventOrigin(
                0, from, RandomCases.beginning(seed), false, 99, RandomCases.beginning(seed)));
      }
      List<TimelineEvent> known =
          events.subList(from, events.size()).stream().map(Events::build).toList();
      long now = part > KILLS ? LONG_AFTER : RandomCases.beginning(seed) + part;
      FactsDiff diff =
          FactsDiff.of(
              CaseTimeline.of(caseId, known, RandomCases.policies(seed), LONG_AFTER),
              published.getOrDefault(seed, List.of()));
      published.put(seed, diff.published());
      if (!diff.facts().isEmpty()) {
        producer.send(Topics.CASE_FACTS, diff.facts().withKnownAt(now));
      }
    }
    producer.flush();
  }

  private static void windows(TestProducer producer) {
    long end = Times.parse("2026-04-01T00:00:00Z");
    long start = end - Duration.ofHours(1).toMillis();
    Rows<EscalationVolumeRow> volume =
        Rows.of(Tables.ESCALATION_VOLUME)
            .set("window", "1h")
            .set("window_start", start)
            .set("window_end", end)
            .set("department", "Billing")
            .set("issue_category", "")
            .set("tier", 2)
            .set("channel", "")
            .set("final", true);
    producer.send(Topics.ESCALATION_VOLUME, volume.set("escalations", 1).row());
    producer.send(
        Topics.ESCALATION_VOLUME, volume.set("escalations", 0).set("restated_at", end).row());
    producer.send(
        Topics.RESOLUTION_TIMES,
        Rows.of(Tables.RESOLUTION_TIMES)
            .set("window", "7d")
            .set("window_start", end)
            .set("window_end", end + Duration.ofDays(7).toMillis())
            .set("department", "Billing")
            .set("issue_category", "")
            .set("priority", "P1")
            .set("resolved", 3)
            .set("mean_seconds", Duration.ofMillis(1))
            .set("final", true)
            .row());
    producer.flush();
  }

  private static CaseEvent of(String caseId, CaseEvent event) {
    return event.toBuilder().caseId(caseId).build();
  }

  private JobClient startWarehouse() throws Exception {
    StreamExecutionEnvironment env =
        JobEnvironment.configure(
            StreamExecutionEnvironment.createLocalEnvironment(2, checkpoints("warehouse")),
            CHECKPOINT_INTERVAL);
    WarehouseJob.define(
        env,
        new KafkaTopics(kafka.brokers()),
        new WarehouseAccess(clickHouse.url(), clickHouse.passwords().get("writer")));
    return env.executeAsync("warehouse");
  }

  private MiniCluster startLake() throws Exception {
    Lake.protect(lake.toString());
    Configuration configuration = checkpoints("lake");
    configuration.set(RestOptions.BIND_PORT, "0");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    JobEnvironment.configure(env, CHECKPOINT_INTERVAL);
    LakeJob.define(env, new KafkaTopics(kafka.brokers()), lake.toString());
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
    cluster.submitJob(env.getStreamGraph().getJobGraph()).get();
    return cluster;
  }

  private static Configuration checkpoints(String name) {
    Configuration configuration = new Configuration();
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.resolve(name).toUri().toString());
    return configuration;
  }

  private String files(String table) {
    return "file('"
        + lake
        + "/"
        + table
        + (table.equals("case_events") ? "/quarter=*/date=*/*.parquet" : "/quarter=*/*.parquet")
        + "', Parquet)";
  }

  private static String admin(String query) {
    return clickHouse.as("admin").query(query);
  }
}
