package io.escalations.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.escalations.history.HistoryFiles;
import io.escalations.history.HistoryReader;
import io.escalations.history.compaction.Compaction;
import io.escalations.history.compaction.FileOperations;
import io.escalations.jobs.TestProducer;
import io.escalations.jobs.app.JobEnvironment;
import io.escalations.jobs.app.LakeJob;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.AcceptedEvent;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.Tables;
import io.escalations.stack.testing.ClickHouseExtension;
import io.escalations.stack.testing.KafkaExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lake whose files are merged while it is written and read, by a process that is killed. DuckDB,
 * ClickHouse and parquet-java read it by its globs.
 */
class CompactionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long FIRST_DAY = Times.parse("2016-03-28T00:00:00Z");
  private static final int DAYS = 8; // in two quarters
  private static final int ROWS_IN_FILE = 20;
  private static final int KILLS = 12;
  private static final int MAX_MILLIS_BEFORE_KILL = 400;

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  @TempDir Path directory;

  private int written;

  /** How many rows there are, and how many events. */
  private record Counts(long rows, long events) {}

  @Test
  void killedAtRandomMomentsItLosesAndDoublesNothing() throws Exception {
    Path lake = directory.resolve("lake");
    Random random = new Random(5);
    for (int kill = 0; kill < KILLS; kill++) {
      writeSmallFiles(lake);
      Process process = CompactionProcess.start(lake);
      if (!process.waitFor(random.nextInt(MAX_MILLIS_BEFORE_KILL), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Counts all = new Counts(written, written);
      assertThat(inDuckDb(lake)).isEqualTo(all);
      assertThat(inClickHouse(lake)).isEqualTo(all);
      assertThat(inParquetJava(lake)).isEqualTo(written);
    }
    compact(lake);
    assertThat(files(lake)).isEqualTo(DAYS);
    assertThat(inDuckDb(lake)).isEqualTo(new Counts(written, written));
    assertThat(inClickHouse(lake)).isEqualTo(new Counts(written, written));
  }

  @Test
  void whoeverReadsMeanwhileFindsAllRowsOrThatAFileHasGone() throws Exception {
    Path lake = directory.resolve("read");
    for (int files = 0; files < 4; files++) {
      writeSmallFiles(lake);
    }
    Counts all = new Counts(written, written);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> duckDb = readers.submit(() -> readUntil(done, () -> inDuckDb(lake), all));
      Future<Integer> house = readers.submit(() -> readUntil(done, () -> inClickHouse(lake), all));
      for (int round = 0; round < 20; round++) {
        compact(lake);
        splitAgain(lake);
      }
      done.set(true);
      assertThat(duckDb.get()).isPositive();
      assertThat(house.get()).isPositive();
    } finally {
      done.set(true);
      readers.shutdownNow();
    }
  }

  @Test
  void theJobWritesOnWhileItsFilesAreMerged() throws Exception {
    Path lake = directory.resolve("live");
    JobClient job = startJob(lake);
    int events = 4000;
    try (TestProducer producer = new TestProducer(kafka.brokers())) {
      for (int event = 0; event < events; event++) {
        producer.send(event(event).event(), event(event).origin());
        if (event % 200 == 0) {
          producer.flush();
          compactIfThere(lake);
        }
      }
      producer.flush();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                compactIfThere(lake);
                return Files.isDirectory(lake.resolve("case_events"))
                    && inDuckDb(lake).rows() >= events;
              });
    } finally {
      job.cancel().get();
    }
    assertThat(inDuckDb(lake)).isEqualTo(new Counts(events, events));
    assertThat(inClickHouse(lake)).isEqualTo(new Counts(events, events));
  }

  @Test
  void oneCaseIsFoundWithoutReadingAll() throws Exception {
    Path lake = directory.resolve("found");
    for (int files = 0; files < 4; files++) {
      writeSmallFiles(lake);
    }
    compact(lake);
    String ofOne = "SELECT count() FROM " + house(lake) + " WHERE case_id = 'case-3'";
    assertThat(clickHouse.as("admin").query(ofOne)).isEqualTo("1\n");
    assertThat(
            clickHouse
                .as("admin")
                .query(
                    "SELECT countIf(c.have_statistics) = count(), uniqExact(_file) FROM file('"
                        + glob(lake)
                        + "', ParquetMetadata) ARRAY JOIN row_groups AS g ARRAY JOIN g.columns AS c"
                        + " WHERE c.name = 'case_id'"))
        .startsWith("1\t");
  }

  private static Integer readUntil(AtomicBoolean done, Callable<Counts> read, Counts all)
      throws Exception {
    int whole = 0;
    while (!done.get()) {
      try {
        assertThat(read.call()).isEqualTo(all);
        whole++;
      } catch (SQLException | UserError e) {
        assertThat(e.getMessage())
            .containsAnyOf("No such file", "No files found", "not exist", "doesn't exist");
      }
    }
    return whole;
  }

  /** So that there is something to merge again: each merged file becomes one of the job's. */
  private static void splitAgain(Path lake) throws IOException {
    try (Stream<Path> files = Files.walk(lake.resolve("case_events"))) {
      for (Path file : files.filter(path -> path.toString().contains("compacted-")).toList()) {
        Files.move(file, file.resolveSibling("events-" + System.nanoTime() + ".parquet"));
      }
    }
  }

  private static void compact(Path lake) {
    assertThat(Compaction.run(lake, PATIENCE, FileOperations.POSIX).problems()).isEmpty();
  }

  private static void compactIfThere(Path lake) {
    if (Files.isDirectory(lake.resolve("case_events"))) {
      compact(lake);
    }
  }

  private void writeSmallFiles(Path lake) throws IOException {
    for (int day = 0; day < DAYS; day++) {
      long at = FIRST_DAY + Duration.ofDays(day).toMillis();
      Path folder = Files.createDirectories(lake.resolve("case_events").resolve(Lake.day(at)));
      Path file = folder.resolve("events-" + written + ".parquet");
      LakeTable<AcceptedEvent> table = LakeTable.of(Tables.CASE_EVENTS);
      Path hidden = folder.resolve(".new");
      try (ParquetWriter<GenericRecord> writer =
          ParquetFiles.open(new LocalOutputFile(hidden), table.row(event(written)).getSchema())) {
        for (int row = 0; row < ROWS_IN_FILE; row++) {
          writer.write(table.row(event(written, at + row)));
          written++;
        }
      }
      Files.move(hidden, file);
    }
  }

  private static AcceptedEvent event(int number) {
    return event(number, FIRST_DAY + Duration.ofHours(number % (DAYS * 24)).toMillis());
  }

  private static AcceptedEvent event(int number, long at) {
    CaseEvent event =
        CaseEvent.builder("e-" + number, "case-" + number, EventType.CASE_OPENED, at).build();
    return new AcceptedEvent(event, EventOrigin.ofFile(at, number, at));
  }

  private static Counts inDuckDb(Path lake) throws SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT event_id) FROM read_parquet('"
                    + glob(lake)
                    + "', hive_partitioning = true)")) {
      row.next();
      return new Counts(row.getLong(1), row.getLong(2));
    }
  }

  private static Counts inClickHouse(Path lake) {
    String[] counts =
        clickHouse
            .as("admin")
            .query("SELECT count(event_id), uniqExact(event_id) FROM " + house(lake))
            .strip()
            .split("\t", -1);
    return new Counts(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
  }

  private static long inParquetJava(Path lake) throws IOException {
    long rows = 0;
    for (var file : HistoryFiles.of(List.of(lake))) {
      try (HistoryReader reader = HistoryReader.open(file)) {
        for (var row = reader.next(); row != null; row = reader.next()) {
          assertThat(row.isRefused()).isFalse();
          rows++;
        }
      }
    }
    return rows;
  }

  private static long files(Path lake) throws IOException {
    return HistoryFiles.of(List.of(lake)).size();
  }

  private static String house(Path lake) {
    return "file('" + glob(lake) + "', Parquet)";
  }

  private static String glob(Path lake) {
    return lake + "/case_events/quarter=*/date=*/*.parquet";
  }

  private JobClient startJob(Path lake) throws Exception {
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
}
