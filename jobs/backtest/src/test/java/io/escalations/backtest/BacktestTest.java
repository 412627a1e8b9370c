package io.escalations.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Policies;
import io.escalations.history.HistoryFiles;
import io.escalations.history.parquet.ParquetRow;
import io.escalations.history.parquet.ParquetRows;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {
  private static final PolicyVersions FOUR_HOURS = Policies.of("total_resolution | * | 4h");
  private static final PolicyVersions TWO_HOURS = Policies.of("total_resolution | * | 2h");
  private static final long AS_OF = Times.parse("2026-03-05T00:00:00Z");
  private static final int CASES = 200;

  @TempDir private Path directory;

  static final BacktestListener SILENT =
      new BacktestListener() {
        @Override
        public void reading(long records) {}

        @Override
        public void folding(int done, int parts) {}
      };

  private BacktestResult run(
      PolicyVersions oldPolicies, PolicyVersions newPolicies, Long asOf, Path to, Path... inputs)
      throws IOException, InterruptedException {
    BacktestRequest request =
        new BacktestRequest(
            HistoryFiles.of(List.of(inputs)), oldPolicies, newPolicies, asOf, to, 2);
    return new Backtest(request, SILENT).run();
  }

  private Path history(String name, List<String> lines) throws IOException {
    return Histories.write(directory.resolve(name), lines);
  }

  private static List<String> lines(long seed) {
    return Histories.lines(Histories.events(seed, CASES));
  }

  private static Map<String, byte[]> files(Path results) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(results)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void aPolicyAgainstItselfFlipsNothing() throws Exception {
    Path to = directory.resolve("same");
    BacktestResult result = run(FOUR_HOURS, FOUR_HOURS, AS_OF, to, history("log.jsonl", lines(1)));

    assertThat(result.tally().cases()).isEqualTo(CASES);
    assertThat(result.tally().onlyOld() + result.tally().onlyNew()).isZero();
    assertThat(Files.readAllLines(to.resolve("flips.csv"))).hasSize(1);
  }

  @Test
  void aTightenedOneFlipsTheCasesThatTookBetweenBothTargets() throws Exception {
    List<CaseEvent> events = Histories.events(2, CASES);
    Path to = directory.resolve("tight");
    run(FOUR_HOURS, TWO_HOURS, AS_OF, to, history("log.jsonl", Histories.lines(events)));

    List<String> expected = new ArrayList<>();
    for (Map.Entry<String, Long> took : minutes(events).entrySet()) {
      if (took.getValue() > 120 && took.getValue() <= 240) {
        expected.add(took.getKey());
      }
    }
    assertThat(expected).isNotEmpty();
    assertThat(csvCases(to)).isEqualTo(expected);
    assertThat(parquetCases(to)).isEqualTo(expected);
    assertThat(jsonCases(to)).isEqualTo(expected);
    JsonNode summary = new ObjectMapper().readTree(to.resolve("summary.json").toFile());
    assertThat(summary.get("only_new").asInt()).isEqualTo(expected.size());
    assertThat(summary.get("only_old").asInt()).isZero();
    assertThat(summary.get("as_of").asText()).isEqualTo("2026-03-05T00:00:00.000Z");
    assertThat(breachedUnderNew(to, "total_resolution"))
        .isEqualTo(minutes(events).values().stream().filter(took -> took > 120).count());
  }

  /** Breached under NEW by {@code groups.parquet}, of all instances of the clock. */
  private static Long breachedUnderNew(Path to, String clock) throws IOException {
    try (ParquetRows rows = new ParquetRows(to.resolve("groups.parquet"))) {
      for (ParquetRow row = rows.next(); row != null; row = rows.next()) {
        if (clock.equals(row.text("clock")) && "ALL".equals(row.text("dimension"))) {
          return row.number("breached_new");
        }
      }
    }
    throw new AssertionError("no row of " + clock);
  }

  /** By case: how long it took; until the end of history where it was never resolved. */
  private static Map<String, Long> minutes(List<CaseEvent> events) {
    Map<String, Long> opened = new HashMap<>();
    Map<String, Long> minutes = new TreeMap<>();
    for (CaseEvent event : events) {
      if (event.type() == EventType.CASE_OPENED) {
        opened.put(event.caseId(), event.occurredAt());
        minutes.put(event.caseId(), (AS_OF - event.occurredAt()) / 60_000);
      } else if (event.type() == EventType.RESOLVED) {
        minutes.put(event.caseId(), (event.occurredAt() - opened.get(event.caseId())) / 60_000);
      }
    }
    return minutes;
  }

  private static List<String> csvCases(Path to) throws IOException {
    return Files.readAllLines(to.resolve("flips.csv")).stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  private static List<String> jsonCases(Path to) throws IOException {
    List<String> cases = new ArrayList<>();
    for (String line : Files.readAllLines(to.resolve("flips.jsonl"))) {
      cases.add(new ObjectMapper().readTree(line).get("case_id").asText());
    }
    return cases;
  }

  private static List<String> parquetCases(Path to) throws IOException {
    List<String> cases = new ArrayList<>();
    try (ParquetRows rows = new ParquetRows(to.resolve("flips.parquet"))) {
      for (ParquetRow row = rows.next(); row != null; row = rows.next()) {
        cases.add(row.text("case_id"));
        assertThat(row.text("flip")).isEqualTo("ONLY_NEW");
        assertThat(row.instant("breached_new")).isEqualTo(row.instant("due_new"));
        assertThat(row.has("breached_old")).isFalse();
        assertThat(row.text("department")).startsWith("=Desk");
      }
    }
    return cases;
  }

  @Test
  void orderDuplicatesAndTheNumberOfFilesChangeNoByte() throws Exception {
    List<String> inOrder = lines(3);
    run(FOUR_HOURS, TWO_HOURS, AS_OF, directory.resolve("a"), history("a.jsonl", inOrder));
    List<String> twice = new ArrayList<>(inOrder);
    twice.addAll(inOrder);
    Collections.shuffle(twice, new Random(3));
    int half = twice.size() / 2;
    BacktestResult result =
        run(
            FOUR_HOURS,
            TWO_HOURS,
            AS_OF,
            directory.resolve("b"),
            history("b.jsonl", twice.subList(0, half)),
            history("c.jsonl", twice.subList(half, twice.size())));

    assertThat(result.read().duplicates()).isEqualTo(inOrder.size());
    assertThat(result.read().accepted()).isEqualTo(inOrder.size());
    Map<String, byte[]> first = files(directory.resolve("a"));
    Map<String, byte[]> second = files(directory.resolve("b"));
    assertThat(second.keySet())
        .isEqualTo(first.keySet())
        .containsExactly(
            "flips.csv",
            "flips.jsonl",
            "flips.parquet",
            "groups.csv",
            "groups.parquet",
            "load.csv",
            "load.parquet",
            "summary.json");
    first.forEach(
        (name, bytes) -> assertThat(Arrays.equals(second.get(name), bytes)).as(name).isTrue());
  }

  @Test
  void noTextOfTheCsvFileIsAFormula() throws Exception {
    Path to = directory.resolve("guarded");
    run(FOUR_HOURS, TWO_HOURS, AS_OF, to, history("log.jsonl", lines(4)));

    assertThat(Files.readString(to.resolve("flips.csv"))).contains(",'=Desk ").doesNotContain(",=");
  }

  @Test
  void refusedAndLeftOutRecordsAreCounted() throws Exception {
    List<String> lines =
        List.of(
            event("e1", "CASE_OPENED", "10:00"),
            "no JSON",
            event("e1", "CASE_UPDATED", "10:00"),
            event("e2", "RESOLVED", "12:00"),
            "{\"type\":\"HEARTBEAT\",\"event_id\":\"h\",\"occurred_at\":\"2026-03-02T12:30:00Z\","
                + "\"source\":\"test\"}",
            event("e3", "REOPENED", "13:00"));
    BacktestResult result =
        run(
            FOUR_HOURS,
            TWO_HOURS,
            Times.parse("2026-03-02T12:45:00Z"),
            directory.resolve("counted"),
            history("log.jsonl", lines));

    assertThat(result.read().records()).isEqualTo(6);
    assertThat(result.read().accepted()).isEqualTo(2);
    assertThat(result.read().later()).isOne();
    assertThat(result.read().heartbeats()).isOne();
    assertThat(result.read().refusals().byReason())
        .isEqualTo(Map.of(RejectReason.NOT_JSON, 1L, RejectReason.DUPLICATE_ID_DIFFERS, 1L));
    assertThat(result.read().refusals().first().get(0)).contains("log.jsonl:2: NOT_JSON");
    assertThat(result.read().refusals().first().get(1)).startsWith("case C1: DUPLICATE_ID_DIFFERS");
  }

  @Test
  void withoutAnInstantTheGreatestReadIsIt() throws Exception {
    BacktestResult result =
        run(
            FOUR_HOURS,
            TWO_HOURS,
            null,
            directory.resolve("end"),
            history("log.jsonl", List.of(event("e1", "CASE_OPENED", "10:00"))));

    assertThat(Times.format(result.tally().asOf())).isEqualTo("2026-03-02T10:00:00.000Z");
    assertThat(result.tally().onlyNew()).as("the end of the input is not the end of time").isZero();
  }

  private static String event(String id, String type, String time) {
    return "{\"event_id\":\"%s\",\"case_id\":\"C1\",\"type\":\"%s\",\"occurred_at\":\"2026-03-02T%s:00Z\",\"source\":\"test\"}"
        .formatted(id, type, time);
  }

  @Test
  void nothingIsOverwrittenAndNothingIsLeftOfAFailure() throws Exception {
    Path to = Files.createDirectory(directory.resolve("full"));
    Files.writeString(to.resolve("mine.txt"), "mine");
    Path log = history("log.jsonl", lines(5));

    assertThatThrownBy(() -> run(FOUR_HOURS, TWO_HOURS, AS_OF, to, log))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is not empty");
    assertThat(files(to).keySet()).containsExactly("mine.txt");

    Path broken = history("broken.jsonl", List.of("no event"));
    Path never = directory.resolve("never");
    assertThatThrownBy(() -> run(FOUR_HOURS, TWO_HOURS, AS_OF, never, broken))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the input has no event")
        .hasMessageContaining("NOT_JSON");
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("full", "log.jsonl", "broken.jsonl");
    }
  }

  @Test
  void anEmptyDirectoryIsFilled() throws Exception {
    Path to = Files.createDirectory(directory.resolve("empty"));
    run(FOUR_HOURS, TWO_HOURS, AS_OF, to, history("log.jsonl", lines(6)));

    assertThat(files(to)).containsKeys("flips.csv", "summary.json");
  }
}
