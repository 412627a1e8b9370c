package io.escalations.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.dashboards.StandInPipeline.Clock;
import io.escalations.dashboards.live.BoardList;
import io.escalations.dashboards.live.ClockKey;
import io.escalations.dashboards.live.Group;
import io.escalations.dashboards.live.OpenClock;
import io.escalations.dashboards.live.Snapshot;
import io.escalations.dashboards.live.Snapshot.ClockFact;
import io.escalations.dashboards.live.Trouble;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.Priority;
import io.escalations.stack.testing.ClickHouseExtension;
import io.escalations.stack.testing.KafkaExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions, asked of a real ClickHouse as the viewer. */
class QueriesIT {
  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  private static final long TEN = 1_462_269_600_000L;
  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("rows", "5"),
          Map.entry("keys", "[[\"a\",\"resolution\",1]]"),
          Map.entry("cases", "[\"a\"]"),
          Map.entry("case", "a"),
          Map.entry("at", String.valueOf(TEN)),
          Map.entry("quarter", "2016Q2"),
          Map.entry("previous", "2016Q1"),
          Map.entry("year_before", "2015Q2"),
          Map.entry("end", "2016-07-01 00:00:00"),
          Map.entry("end_before", "2016-04-01 00:00:00"),
          Map.entry("end_year_before", "2015-07-01 00:00:00"),
          Map.entry("handling_seconds", "900"),
          Map.entry("answer_seconds", "300"),
          Map.entry("share_in_time", "0.8"),
          Map.entry("class", "PROCESS"),
          Map.entry("by", "DEPARTMENT"),
          Map.entry("value", "Billing"),
          Map.entry("rank", "1"),
          Map.entry("instants", "['2016-07-01 00:00:00']"));

  private static final Pattern GRAFANA_VARIABLE = Pattern.compile("\\$\\{(\\w+):sqlstring\\}");

  private static StandInPipeline pipeline;
  private static Warehouse warehouse;
  private static Warehouse analyst;
  private static SnapshotReader reader;

  @BeforeAll
  static void connect() {
    pipeline = new StandInPipeline(kafka.brokers(), clickHouse.as("writer"), TEN);
    warehouse =
        new Warehouse(
            new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords()),
            "viewer");
    analyst =
        new Warehouse(
            new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords()),
            "analyst");
    reader = new SnapshotReader(warehouse);
  }

  @AfterAll
  static void disconnect() {
    pipeline.close();
  }

  static Stream<String> questions() throws IOException {
    Path root = Path.of("queries");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace(".sql", ""))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyQuestionSaysWhatItAnswersAndIsAnswered(String question) throws Exception {
    String query = Warehouse.query(question);
    assertThat(query).startsWith("-- ");
    Map<String, String> parameters =
        SAMPLES.entrySet().stream()
            .filter(sample -> query.contains("{" + sample.getKey() + ":"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    boolean worked =
        question.startsWith("worked/")
            || question.startsWith("cases/")
            || question.equals("warehouse-freshness");
    List<JsonNode> rows = (worked ? analyst : warehouse).ask(question, parameters);

    assertThat(rows).isNotNull();
  }

  /** Each panel's and each variable's, by where it stands. */
  static Stream<Arguments> grafana() throws IOException {
    List<Arguments> statements = new ArrayList<>();
    for (String dashboard : List.of("live", "quarter")) {
      JsonNode json =
          new JsonMapper().readTree(Files.readString(Path.of("grafana", dashboard + ".json")));
      for (JsonNode panel : json.get("panels")) {
        panel
            .get("targets")
            .forEach(
                target ->
                    statements.add(
                        Arguments.of(
                            dashboard + ": " + panel.get("title").asText(),
                            target.get("rawSql").asText())));
      }
      for (JsonNode variable : json.at("/templating/list")) {
        if (variable.get("type").asText().equals("query")) {
          statements.add(
              Arguments.of(
                  dashboard + ": variable " + variable.get("name").asText(),
                  variable.get("query").asText()));
        }
      }
    }
    return statements.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("grafana")
  void whatGrafanaAsksIsAnsweredToo(String where, String statement) throws Exception {
    String asked =
        GRAFANA_VARIABLE
            .matcher(statement)
            .replaceAll(variable -> "'" + SAMPLES.get(variable.group(1)) + "'");

    assertThat(asked).doesNotContain("${").doesNotContainPattern("\\{\\w+:");
    assertThat(warehouse.run(where, asked, Map.of())).isNotNull();
  }

  @Test
  void aQuarterIsComparedWithThoseItShouldBe() throws Exception {
    JsonNode compared = warehouse.ask("compared-quarters", Map.of("quarter", "2016Q1")).get(0);

    assertThat(compared.get("previous").asText()).isEqualTo("2015Q4");
    assertThat(compared.get("year_before").asText()).isEqualTo("2015Q1");
    assertThat(compared.get("end_before").asText()).isEqualTo("2016-01-01 00:00:00");
    assertThat(compared.get("end_year_before").asText()).isEqualTo("2015-04-01 00:00:00");
  }

  @Test
  void aFiscalQuarterEndsWhenItsMonthsDo() throws Exception {
    clickHouse
        .as("admin")
        .query(
            "INSERT INTO escalations_tables.reporting_settings (fiscal_year_starts_in_month) VALUES"
                + " (4)");
    try {
      JsonNode compared = warehouse.ask("compared-quarters", Map.of("quarter", "2017Q1")).get(0);

      assertThat(compared.get("previous").asText()).isEqualTo("2016Q4");
      assertThat(compared.get("year_before").asText()).isEqualTo("2016Q1");
      assertThat(compared.get("end_before").asText()).isEqualTo("2016-04-01 00:00:00");
      assertThat(compared.get("end_year_before").asText()).isEqualTo("2015-07-01 00:00:00");
    } finally {
      clickHouse
          .as("admin")
          .query(
              "INSERT INTO escalations_tables.reporting_settings (fiscal_year_starts_in_month)"
                  + " VALUES (1)");
    }
  }

  @Test
  void aQuarterInWhichTheLogBeginsIsKnownInPart() throws Exception {
    clickHouse
        .as("writer")
        .query(
            "INSERT INTO escalations_tables.cases (case_id, opened_at, version) VALUES ('first',"
                + " '2016-02-29 01:00:00', 1)");

    JsonNode inPart = warehouse.ask("quarter-known-in-part", Map.of()).get(0);
    assertThat(inPart.get("quarter").asText()).isEqualTo("2016Q1");
    assertThat(inPart.get("known_at").asLong()).isEqualTo(Times.parse("2016-02-29T01:00:00Z"));

    clickHouse
        .as("writer")
        .query(
            "INSERT INTO escalations_tables.cases (case_id, opened_at, version) VALUES ('earlier',"
                + " '2015-10-03 01:00:00', 1)");
    assertThat(warehouse.ask("quarter-known-in-part", Map.of()))
        .as("known from its first week")
        .isEmpty();
  }

  @Test
  void generatedCasesAreDistinguishedFromRealOnes() throws Exception {
    clickHouse
        .as("writer")
        .query(
            "INSERT INTO escalations_tables.case_events (event_id, case_id, type, source,"
                + " occurred_at, version) VALUES ('g', 'g-1', 'CASE_OPENED', 'generated',"
                + " '2031-05-01 00:00:00', 1), ('r', 'r-1', 'CASE_OPENED', 'zendesk', '2031-05-01"
                + " 00:00:00', 2)");

    assertThat(
            warehouse
                .ask("quarter-generated", Map.of("quarter", "2031Q2"))
                .get(0)
                .get("cases")
                .asLong())
        .isEqualTo(1);
    assertThat(
            warehouse
                .ask("quarter-generated", Map.of("quarter", "2031Q3"))
                .get(0)
                .get("cases")
                .asLong())
        .isZero();
  }

  @Test
  void aClockIsInTheListItBelongsTo() throws Exception {
    Clock breached = clock("L-1", Priority.P1, TEN);
    Clock running = clock("L-2", Priority.P2, TEN + 1000);
    Clock paused = clock("L-3", Priority.P2, TEN + 1000);
    Clock stopped = clock("L-4", Priority.P1, TEN);
    Clock cancelled = clock("L-5", Priority.P1, TEN);
    Clock followUp = clock("L-6", Priority.P1, TEN);
    Stream.of(breached, stopped, cancelled, followUp).forEach(pipeline::breached);
    Stream.of(running, paused).forEach(pipeline::running);
    pipeline.paused(paused);
    pipeline.stopped(stopped, true);
    pipeline.caseIs("L-5", "CANCELLED", "ann");
    pipeline.caseIs("L-6", "CLOSED", "ann");
    pipeline.factsReach(TEN);

    Snapshot snapshot = reader.read(Map.of());

    Map<String, BoardList> lists =
        snapshot.open().stream()
            .filter(row -> row.key().caseId().startsWith("L-"))
            .collect(Collectors.toMap(row -> row.key().caseId(), OpenClock::list));
    assertThat(lists)
        .isEqualTo(
            Map.of(
                "L-1", BoardList.BREACHES, "L-2", BoardList.AT_RISK, "L-6", BoardList.FOLLOW_UPS));
    OpenClock row =
        snapshot.open().stream()
            .filter(open -> open.key().equals(breached.key()))
            .findFirst()
            .orElseThrow();
    assertThat(row.breachedAt()).isEqualTo(TEN);
    assertThat(row.targetMillis()).isEqualTo(4 * StandInPipeline.HOUR);
    assertThat(row.assignee()).isEqualTo("ann");
  }

  @Test
  void whatWasWrittenSinceTheOpenClocksWereComputedCounts() throws Exception {
    Clock stays = clock("N-1", Priority.P1, TEN);
    Clock stops = clock("N-2", Priority.P1, TEN);
    Clock begins = clock("N-3", Priority.P1, TEN);
    Clock handedOver = clock("N-4", Priority.P1, TEN);
    Stream.of(stays, stops, handedOver).forEach(pipeline::running);
    ClickHouseHttp admin = clickHouse.as("admin");
    String view = " VIEW escalations_tables.refresh_open_clocks";
    Stream.of("REFRESH", "WAIT", "STOP").forEach(step -> admin.query("SYSTEM " + step + view));
    try {
      // As much later as an insert may take to be seen: so the table alone knows what was written
      // up to now.
      admin.query(
          "ALTER TABLE escalations_tables.open_clocks UPDATE refreshed_at = now64(3) + INTERVAL 20"
              + " SECOND WHERE 1 SETTINGS mutations_sync = 2");
      pipeline.stopped(stops, false);
      pipeline.running(begins);
      pipeline.caseIs("N-4", "WAITING", "ben");

      List<OpenClock> rows =
          reader.read(Map.of()).open().stream()
              .filter(row -> row.key().caseId().startsWith("N-"))
              .toList();

      assertThat(rows)
          .extracting(row -> row.key().caseId() + " " + row.assignee())
          .containsExactlyInAnyOrder("N-1 ann", "N-3 ann", "N-4 ben");
    } finally {
      admin.query("SYSTEM START" + view);
    }
  }

  @Test
  void ofManyClocksTheFirstOfEachGroupComeAndAllAreCounted() throws Exception {
    IntStream.range(0, 230)
        .forEach(
            number ->
                pipeline.breached(
                    new Clock(
                        new ClockKey("M-" + number, "resolution", 1),
                        "Many",
                        Priority.P3,
                        TEN + number)));

    Snapshot snapshot = reader.read(Map.of());

    List<OpenClock> rows =
        snapshot.open().stream().filter(row -> "Many".equals(row.department())).toList();
    assertThat(rows).hasSize(200);
    assertThat(rows).extracting(row -> row.key().caseId()).contains("M-229").doesNotContain("M-29");
    assertThat(snapshot.totals())
        .containsEntry(new Group(BoardList.BREACHES, "Many", "resolution", Priority.P3), 230);
  }

  @Test
  void clocksAreFoundByKeyWhateverTheirNames() throws Exception {
    List<Clock> clocks =
        Stream.of("it's", "back\\slash", "tab\tnew\nline", "ünïcode 😀 %26&=", "quote\"")
            .map(id -> clock(id, Priority.P1, TEN))
            .toList();
    clocks.forEach(pipeline::breached);
    ClockKey absent = new ClockKey("absent", "resolution", 1);
    Map<ClockKey, Integer> asked =
        clocks.stream().collect(Collectors.toMap(Clock::key, clock -> 3));
    asked.put(absent, 1);

    Map<ClockKey, ClockFact> answers = reader.read(asked).asked();

    assertThat(answers).hasSize(6).containsEntry(absent, new ClockFact(1, null));
    clocks.forEach(clock -> assertThat(answers).containsEntry(clock.key(), new ClockFact(3, TEN)));
  }

  @Test
  void thousandsOfClocksCanBeAskedForAtOnce() throws Exception {
    Map<ClockKey, Integer> asked =
        IntStream.range(0, 4000)
            .mapToObj(
                number -> new ClockKey("SERVICE-DESK-INCIDENT-" + number, "total_resolution", 1))
            .collect(Collectors.toMap(key -> key, key -> 1));

    assertThat(reader.read(asked).asked()).hasSize(4000);
  }

  @Test
  void aQuestionThatIsRefusedSaysWhichAndWhy() {
    assertThatThrownBy(() -> warehouse.ask("open-clocks", Map.of()))
        .isInstanceOfSatisfying(
            RefusedQuery.class, refused -> assertThat(refused.trouble()).isEqualTo(Trouble.REFUSED))
        .hasMessageContaining("open-clocks")
        .hasMessageContaining("rows");
  }

  @Test
  void whatTakesTooMuchIsNotTakenForSilence() {
    String hungry =
        "SELECT length(groupArray(number)) FROM numbers(100000000) SETTINGS max_memory_usage ="
            + " 1000000";
    assertThatThrownBy(() -> warehouse.run("hungry", hungry, Map.of()))
        .isInstanceOfSatisfying(
            RefusedQuery.class,
            refused -> {
              assertThat(refused.trouble()).isEqualTo(Trouble.BUSY);
              assertThat(refused.reason())
                  .containsIgnoringCase("memory limit")
                  .doesNotContain("Code:")
                  .doesNotContain("version");
            });
  }

  private static Clock clock(String caseId, Priority priority, long dueAt) {
    return new Clock(new ClockKey(caseId, "resolution", 1), "Lists", priority, dueAt);
  }
}
