package io.escalations.jobs.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.core.testing.Events;
import io.escalations.core.testing.RandomCases;
import io.escalations.history.HistoryFiles;
import io.escalations.history.backfill.BackfillCount;
import io.escalations.history.backfill.BackfillPolicy;
import io.escalations.history.backfill.BackfillRequest;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventWriter;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backfills on a cluster of this JVM. What they wrote is read by DuckDB. */
class BackfillIT {
  private static final int CASES = 60;
  private static final long SEED = 3;

  @TempDir Path directory;

  @Test
  void theFactsAreThoseOfTheSetOfEvents() throws Exception {
    List<String> lines = lines();
    Path log = write("log.jsonl", lines);
    Map<String, Object> counts = run("plain", null, log);
    Map<String, List<String>> plain = tables("plain");
    assertThat(plain.get("case_events")).hasSize(lines.size());
    assertThat(plain.values()).noneMatch(List::isEmpty);
    assertThat(count(counts, BackfillCount.ACCEPTED)).isEqualTo(lines.size());

    List<String> shuffled = new ArrayList<>(lines);
    shuffled.addAll(lines.subList(0, 40));
    Collections.shuffle(shuffled, new Random(SEED));
    int half = shuffled.size() / 2;
    Map<String, Object> ofShuffled =
        run(
            "shuffled",
            null,
            write("a.jsonl", shuffled.subList(0, half)),
            write("b.jsonl", shuffled.subList(half, shuffled.size())));
    assertThat(tables("shuffled")).isEqualTo(plain);
    assertThat(count(ofShuffled, BackfillCount.DUPLICATES)).isEqualTo(40);

    Map<String, Object> ofLake = run("from-lake", null, directory.resolve("plain"), log);
    assertThat(tables("from-lake")).isEqualTo(plain);
    assertThat(count(ofLake, BackfillCount.DUPLICATES)).isEqualTo(lines.size());
  }

  @Test
  void whatIsKnownFollowsTheOrderOfTheInput() throws Exception {
    Path first = write("first.jsonl", List.of(opened("in-time", 10), opened("late", 5)));
    Path second =
        write(
            "second.jsonl",
            List.of(opened("late-in-all", 7), opened("next", 20), opened("at-once", 20)));
    run("known", null, first, second);
    Map<String, Long> known = knownAt("known");
    assertThat(known)
        .isEqualTo(
            Map.of("in-time", 10L, "late", 11L, "late-in-all", 11L, "next", 20L, "at-once", 21L));
    run("of-lake", null, directory.resolve("known"));
    assertThat(knownAt("of-lake")).as("a lake tells itself").isEqualTo(known);
  }

  @Test
  void nothingHappensAfterTheEnd() throws Exception {
    List<CaseEvent> events = events();
    long asOf = events.get(events.size() / 2).occurredAt();
    List<String> until =
        events.stream().filter(event -> event.occurredAt() <= asOf).map(BackfillIT::line).toList();
    Map<String, Object> counts = run("all", asOf, write("all.jsonl", lines()));
    run("until", asOf, write("until.jsonl", until));
    assertThat(tables("all")).isEqualTo(tables("until"));
    assertThat(count(counts, BackfillCount.AFTER)).isEqualTo(events.size() - until.size());
  }

  @Test
  void whatIsRefusedIsCountedWithItsPlace() throws Exception {
    CaseEvent first = events().get(0);
    CaseEvent other = first.toBuilder().source("another source").build();
    Path log = write("log.jsonl", List.of(line(first), "no json", line(other), line(first)));
    Map<String, Object> counts = run("refused", null, log);
    assertThat(counts.get(BackfillCount.refused(RejectReason.NOT_JSON))).isEqualTo(1L);
    assertThat(counts.get(BackfillCount.refused(RejectReason.DUPLICATE_ID_DIFFERS))).isEqualTo(1L);
    assertThat(count(counts, BackfillCount.ACCEPTED)).isEqualTo(1);
    assertThat(count(counts, BackfillCount.DUPLICATES)).isEqualTo(1);
    assertThat((List<?>) counts.get(BackfillCount.FIRST_REFUSALS))
        .extracting(String::valueOf)
        .satisfiesExactly(
            refusal -> assertThat(refusal).startsWith(log + ":2: NOT_JSON"),
            refusal -> assertThat(refusal).startsWith(log + ":3: DUPLICATE_ID_DIFFERS"));
  }

  @Test
  void aDirectoryThatIsNotFreeIsLeftAsItIs() throws Exception {
    Path log = write("log.jsonl", lines());
    Path mine = Files.createDirectory(directory.resolve("mine"));
    Files.writeString(mine.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> run("mine", null, log)).hasMessageContaining("is not empty");
    assertThat(mine.resolve("notes.txt")).hasContent("mine");
    assertThat(mine.resolve(".backfill")).doesNotExist();
  }

  @Test
  void anUnfinishedRunBeginsAnewAndNoOther() throws Exception {
    Path broken = write("broken.parquet", List.of("cut off"));
    assertThatThrownBy(() -> run("out", null, broken))
        .hasStackTraceContaining("is no whole Parquet file");
    Path out = directory.resolve("out");
    try (Stream<Path> visible = Files.list(out)) {
      assertThat(visible.map(Path::getFileName).map(Path::toString)).containsExactly(".backfill");
    }
    Path log = write("log.jsonl", lines());
    assertThatThrownBy(() -> run("out", null, log))
        .hasMessageContaining("holds an unfinished backfill of other inputs");
  }

  @Test
  void aRunThatWasKilledBetweenTheRenamesGoesOnWithThem() throws Exception {
    Path log = write("log.jsonl", lines());
    BackfillRequest request = request("out", null, log);
    try (BackfillDirectory killed = BackfillDirectory.open(request)) {
      Path events = killed.begin().resolve("case_events");
      Files.createDirectories(events);
      killed.declareWhole(Map.of("refused", 3));
    }
    assertThat(BackfillRun.run(request, counts -> {})).containsExactly(Map.entry("refused", 3));
    assertThat(directory.resolve("out/case_events")).exists();
    assertThat(directory.resolve("out/.backfill")).doesNotExist();
    assertThat(directory.resolve("out").resolve(BackfillCount.FILE)).hasContent("{\"refused\":3}");
  }

  private Map<String, Object> run(String name, Long asOf, Path... inputs) throws Exception {
    return BackfillRun.run(request(name, asOf, inputs), counts -> {});
  }

  private BackfillRequest request(String name, Long asOf, Path... inputs) {
    return new BackfillRequest(
        HistoryFiles.of(Arrays.asList(inputs)),
        RandomCases.policyTexts(SEED).stream()
            .map(text -> new BackfillPolicy("policy.yaml", text))
            .toList(),
        asOf,
        directory.resolve(name).toString());
  }

  private static long count(Map<String, Object> counts, BackfillCount count) {
    return (Long) counts.get(count.accumulator());
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(directory.resolve(name), lines);
  }

  private static List<String> lines() {
    return events().stream().map(BackfillIT::line).toList();
  }

  private static String opened(String id, long occurredAt) {
    return line(CaseEvent.builder(id, id, EventType.CASE_OPENED, occurredAt).build());
  }

  private Map<String, Long> knownAt(String name) throws SQLException {
    Map<String, Long> known = new LinkedHashMap<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT event_id, epoch_ms(known_at) FROM read_parquet('"
                    + directory.resolve(name)
                    + "/case_events/**/*.parquet')")) {
      while (found.next()) {
        known.put(found.getString(1), found.getLong(2));
      }
    }
    return known;
  }

  private static String line(CaseEvent event) {
    return new String(CaseEventWriter.write(event), StandardCharsets.UTF_8);
  }

  private static List<CaseEvent> events() {
    List<CaseEvent> all = new ArrayList<>();
    for (long seed = 0; seed < CASES; seed++) {
      for (Events event : RandomCases.events(seed)) {
        all.add(ofCase("case-" + seed, event.event()));
      }
    }
    return all;
  }

  private static CaseEvent ofCase(String caseId, CaseEvent event) {
    return CaseEvent.builder(event.eventId(), caseId, event.type(), event.occurredAt())
        .sequence(event.sequence())
        .channel(event.channel())
        .priority(event.priority())
        .department(event.department())
        .assignee(event.assignee())
        .tier(event.tier())
        .dueAt(event.dueAt())
        .rating(event.rating())
        .build();
  }

  /** The rows of each table, as text and in order, without what follows the order of arrival. */
  private Map<String, List<String>> tables(String name) throws SQLException {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      for (Table<?> table : Tables.OF_BACKFILL) {
        List<String> rows = new ArrayList<>();
        try (ResultSet found =
            statement.executeQuery(
                "SELECT t::VARCHAR FROM (SELECT *"
                    + (table.equals(Tables.CASE_EVENTS) ? " EXCLUDE (known_at)" : "")
                    + " FROM read_parquet('"
                    + directory.resolve(name).resolve(table.name())
                    + "/**/*.parquet', hive_partitioning = true)) t ORDER BY 1")) {
          while (found.next()) {
            rows.add(found.getString(1));
          }
        }
        tables.put(table.name(), rows);
      }
    }
    return tables;
  }
}
