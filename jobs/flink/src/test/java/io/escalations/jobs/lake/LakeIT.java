package io.escalations.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.escalations.jobs.TestProducer;
import io.escalations.jobs.app.JobEnvironment;
import io.escalations.jobs.app.LakeJob;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.Actor;
import io.escalations.schemas.event.ActorRole;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.Compensation;
import io.escalations.schemas.event.Customer;
import io.escalations.schemas.event.EscalationDetail;
import io.escalations.schemas.event.EscalationKind;
import io.escalations.schemas.event.EscalationReason;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Issue;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.stack.testing.ClickHouseExtension;
import io.escalations.stack.testing.KafkaExtension;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LakeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final EventOrigin ORIGIN =
      new EventOrigin(3, 17, Times.parse("2026-11-21T20:00:00.123Z"), true, 99, 7);
  private static final int BARE_EVENTS = 3_000;

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();
  @TempDir static Path directory;

  private static Path lake;
  private static JobClient job;

  @BeforeAll
  static void writeTheLake() throws Exception {
    lake = directory.resolve("lake");
    job = startJob();
    try (TestProducer producer = new TestProducer(kafka.brokers())) {
      producer.send(fullEvent(), ORIGIN);
      for (int i = 0; i < BARE_EVENTS; i++) {
        producer.send(bareEvent(i), ORIGIN);
      }
    }
    await().atMost(PATIENCE).until(() -> count() == BARE_EVENTS + 1);
  }

  @AfterAll
  static void stop() throws Exception {
    job.cancel().get();
  }

  @Test
  void clickHouseReadsWhatWasAccepted() {
    assertThat(
            clickHouse
                .as("admin")
                .query(
                    "SELECT * EXCEPT (quarter, date) FROM file('"
                        + glob()
                        + "', Parquet) WHERE event_id = 'e-1' SETTINGS date_time_output_format ="
                        + " 'iso'")
                .strip()
                .replace('\t', ' '))
        .isEqualTo(
            "e-1 full ESCALATED 2016-03-31T23:59:59.999Z -7 zendesk u-1 AGENT CHAT C-1 Ann account"
                + " ann@example.org VIP TECHNICAL disk Gold it {fn broke} P3  Blue \\N 4 OTHER"
                + " AUTOMATIC note 2016-04-01T00:00:00.000Z 0 2 12.5 USD {'plan':'gold'}"
                + " 2026-11-21T20:00:00.123Z 3 17 1 1970-01-01T00:00:00.007Z 99");
    assertThat(
            clickHouse
                .as("admin")
                .query(
                    "SELECT quarter, toString(date), count() FROM file('"
                        + glob()
                        + "', Parquet) GROUP BY ALL ORDER BY ALL"))
        .isEqualTo("2016Q1\t2016-03-31\t1501\n2016Q2\t2016-04-01\t1500\n");
  }

  @Test
  void duckDbReadsWhatWasAccepted() throws SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT quarter, strftime(date, '%Y-%m-%d') AS day, epoch_ms(occurred_at) AS"
                    + " occurred, compensated_amount, attributes['plan'] AS plan, tier FROM"
                    + " read_parquet('"
                    + glob()
                    + "', hive_partitioning = true) WHERE event_id = 'e-1'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("quarter")).isEqualTo("2016Q1");
      assertThat(row.getString("day")).isEqualTo("2016-03-31");
      assertThat(row.getLong("occurred")).isEqualTo(Times.parse("2016-03-31T23:59:59.999Z"));
      assertThat(row.getBigDecimal("compensated_amount")).isEqualByComparingTo("12.5");
      assertThat(row.getString("plan")).isEqualTo("gold");
      assertThat(row.getInt("tier")).isEqualTo(4);
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void columnsAreThoseOfTheTable() {
    List<String> columns =
        clickHouse
            .as("admin")
            .query("DESCRIBE file('" + glob() + "', Parquet)")
            .lines()
            .map(line -> line.split("\t", -1)[0])
            .toList();

    assertThat(columns)
        .startsWith(
            clickHouse
                .as("admin")
                .query(
                    "SELECT name FROM system.columns WHERE database = 'escalations' AND table ="
                        + " 'case_events' ORDER BY position")
                .split("\n"))
        .endsWith("date", "quarter");
  }

  @Test
  void pagesAreZstd() {
    assertThat(
            clickHouse
                .as("admin")
                .query(
                    "SELECT DISTINCT c.compression FROM file('"
                        + glob()
                        + "', ParquetMetadata) ARRAY JOIN columns AS c"))
        .isEqualTo("ZSTD\n");
  }

  @Test
  void onlyTheOwnerMayRead() throws IOException {
    assertThat(Files.getPosixFilePermissions(lake))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  private static JobClient startJob() throws Exception {
    Lake.protect(lake.toString());
    Configuration configuration = new Configuration();
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    JobEnvironment.configure(env, Duration.ofMillis(300));
    LakeJob.define(env, new KafkaTopics(kafka.brokers()), lake.toString());
    return env.executeAsync("lake");
  }

  /** Rows of the files that are visible; whatever is visible must be readable. */
  private static long count() throws IOException {
    try (Stream<Path> files = Files.walk(lake)) {
      List<Path> visible =
          files.filter(file -> file.getFileName().toString().endsWith(".parquet")).toList();
      return visible.isEmpty()
          ? 0
          : Long.parseLong(
              clickHouse
                  .as("admin")
                  .query("SELECT count() FROM file('" + glob() + "', Parquet)")
                  .strip());
    }
  }

  private static String glob() {
    return lake + "/case_events/quarter=*/date=*/*.parquet";
  }

  private static CaseEvent fullEvent() {
    return new CaseEvent(
        "e-1",
        "full",
        EventType.ESCALATED,
        Times.parse("2016-03-31T23:59:59.999Z"),
        -7,
        "zendesk",
        new Actor("u-1", ActorRole.AGENT),
        Channel.CHAT,
        new Customer("C-1", "Ann", "account", "ann@example.org", Segment.VIP),
        new Issue(IssueCategory.TECHNICAL, "disk", "Gold", "it {fn broke}"),
        Priority.P3,
        "",
        "Blue",
        null,
        4,
        new EscalationDetail(EscalationReason.OTHER, EscalationKind.AUTOMATIC, "note"),
        Times.parse("2016-04-01T00:00:00.000Z"),
        2,
        new Compensation(new BigDecimal("12.5"), "USD"),
        Map.of("plan", "gold"));
  }

  private static CaseEvent bareEvent(int number) {
    long occurredAt =
        Times.parse(number % 2 == 0 ? "2016-03-31T12:00:00Z" : "2016-04-01T00:00:00Z");
    return CaseEvent.builder("b-" + number, "case-" + number, EventType.CASE_OPENED, occurredAt)
        .build();
  }
}
