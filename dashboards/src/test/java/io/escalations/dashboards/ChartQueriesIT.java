package io.escalations.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.schemas.Servers;
import io.escalations.stack.testing.ClickHouseExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The numbers behind the charts, out of a real ClickHouse in which each is known. */
class ChartQueriesIT {
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  private static final Map<String, String> QUARTER = Map.of("quarter", "2016Q2");
  private static Warehouse warehouse;

  @BeforeAll
  static void fill() {
    ClickHouseHttp writer = clickHouse.as("writer");
    warehouse =
        new Warehouse(
            new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords()),
            "viewer");
    // Event time has come to Wednesday 15 June: the week from the 13th is not over.
    writer.query(
        "INSERT INTO escalations_tables.pipeline_progress (subtask, subtasks, event_time, known_at,"
            + " version) VALUES (0, 1, '2016-06-15 12:00:00', now64(3), 1)");
    // A case a day from 4 January on, solved after (day mod 10) * 20 hours.
    writer.query(
        "INSERT INTO escalations_tables.cases (case_id, status, opened_at, department, priority,"
            + " version) SELECT concat('C-', toString(number)), 'RESOLVED',"
            + " toDateTime64('2016-01-04 09:00:00', 3, 'UTC') + toIntervalDay(number), 'Desk',"
            + " 'P2', 1 FROM numbers(163)");
    writer.query(
        "INSERT INTO escalations_tables.case_resolutions (case_id, resolution_no, opened_at,"
            + " stopped_at, resolution_seconds, department, priority, version) SELECT concat('C-',"
            + " toString(number)), 1, toDateTime64('2016-01-04 09:00:00', 3, 'UTC') +"
            + " toIntervalDay(number) AS opened, opened + toIntervalHour(20 * (number % 10)), 72000"
            + " * (number % 10), 'Desk', 'P2', 1 FROM numbers(163)");
    // Twenty promises a week, one in ten broken; from Monday 16 May on nine in ten.
    writer.query(
        "INSERT INTO escalations_tables.sla_clocks (case_id, clock, instance, policy_version,"
            + " status, started_at, target_seconds, due_at, version) SELECT concat('K-',"
            + " toString(number)), 'resolution', 1, 'test-1', if(number % 10 = 0, if(broken, 'MET',"
            + " 'BREACHED'), if(broken, 'BREACHED', 'MET')), toDateTime64('2016-01-04 09:00:00', 3,"
            + " 'UTC') + toIntervalDay(7 * intDiv(number, 20)) AS started, 14400, started +"
            + " toIntervalHour(4), 1 FROM (SELECT number, intDiv(number, 20) >= 19 AS broken FROM"
            + " numbers(440))");
    // Ten departments hand on to the next, the first of them the most.
    writer.query(
        "INSERT INTO escalations_tables.escalations (case_id, escalation_no, kind, from_department,"
            + " department, escalated_at, status, version) SELECT concat('E-', toString(number)),"
            + " 1, 'FUNCTIONAL', concat('D', toString(least(number % 20, 10))), concat('D',"
            + " toString(least(number % 20, 10) + 1)), toDateTime64('2016-05-02 10:00:00', 3,"
            + " 'UTC'), 'OPEN', 1 FROM numbers(60)");
    // One breach, one warning that stands and one that was retracted in the last hour, one breach
    // the same hour a week ago.
    writer.query(
        "INSERT INTO escalations_tables.sla_clocks (case_id, clock, instance, policy_version,"
            + " status, started_at, target_seconds, due_at, breached_at, department,"
            + " breach_department, version) VALUES ('H-1', 'escalation', 1, 'test-1', 'BREACHED',"
            + " '2016-06-15 08:00:00', 14400, NULL, '2016-06-15 11:30:00', 'Desk', 'Desk', 1),"
            + " ('H-2', 'escalation', 1, 'test-1', 'BREACHED', '2016-06-08 08:00:00', 14400, NULL,"
            + " '2016-06-08 11:30:00', 'Desk', 'Desk', 1), ('H-3', 'escalation', 1, 'test-1',"
            + " 'RUNNING', '2016-06-15 10:00:00', 14400, '2016-06-15 14:00:00', NULL, 'Desk', NULL,"
            + " 1), ('H-4', 'escalation', 1, 'test-1', 'RUNNING', '2016-06-15 11:00:00', 36000,"
            + " '2016-06-15 21:00:00', NULL, 'Desk', NULL, 1)");
    writer.query(
        "INSERT INTO escalations_tables.cases (case_id, status, version) SELECT"
            + " concat('H-', toString(number)), 'OPEN', 1 FROM numbers(5)");
    writer.query(
        "INSERT INTO escalations_tables.sla_alerts (alert_id, revision, case_id, clock, instance,"
            + " level, action, at, known_at) VALUES ('w-1', 1, 'H-3', 'escalation', 1, '75',"
            + " 'RAISED', '2016-06-15 11:10:00', '2016-06-15 11:10:00'), ('w-2', 1, 'H-4',"
            + " 'escalation', 1, '75', 'RAISED', '2016-06-15 11:20:00', '2016-06-15 11:20:00'),"
            + " ('w-2', 2, 'H-4', 'escalation', 1, '75', 'VOIDED', '2016-06-15 11:20:00',"
            + " '2016-06-15 11:25:00')");
    // Six in the hour, and one in the same hour of each of four of the eight weeks before.
    writer.query(
        "INSERT INTO escalations_tables.cases (case_id, status, opened_at, issue_type, version)"
            + " SELECT concat('B-', toString(number)), 'CANCELLED', toDateTime64('2016-06-14"
            + " 10:20:00', 3, 'UTC') - toIntervalWeek(if(number < 6, 0, number - 5)), 'Mail', 1"
            + " FROM numbers(10)");
    ClickHouseHttp admin = clickHouse.as("admin");
    admin.query("SYSTEM REFRESH VIEW escalations_tables.refresh_open_spans");
    admin.query("SYSTEM WAIT VIEW escalations_tables.refresh_open_spans");
  }

  @Test
  void weeksRunFromMondayToSundayUpToEventTime() throws Exception {
    List<JsonNode> weeks = warehouse.ask("charts/weeks", QUARTER);

    assertThat(weeks.get(0).get("week").asText())
        .as("nothing is known before")
        .isEqualTo("2016-01-04");
    assertThat(weeks).hasSize(24);
    assertThat(weeks.subList(0, 23))
        .allSatisfy(week -> assertThat(week.get("over").asInt()).isEqualTo(1));
    assertThat(weeks.subList(0, 19))
        .allSatisfy(week -> assertThat(week.get("cases_opened").asInt()).isEqualTo(7));
    assertThat(weeks.subList(19, 23))
        .as("one more a week, for the burst to be seen beside")
        .allSatisfy(week -> assertThat(week.get("cases_opened").asInt()).isEqualTo(8));
    assertThat(weeks.get(23).get("over").asInt()).isZero();
    assertThat(weeks.get(17).get("week").asText()).isEqualTo("2016-05-02");
    assertThat(weeks.get(17).get("escalations").asInt()).isEqualTo(60);
  }

  @Test
  void aWeekIsBelowWhenChanceDoesNotExplainIt() throws Exception {
    List<JsonNode> weeks =
        warehouse.ask("charts/promises", QUARTER).stream()
            .filter(week -> week.get("clock").asText().equals("resolution"))
            .toList();

    assertThat(weeks).hasSize(22);
    assertThat(weeks.get(0).get("usual").asDouble()).isEqualTo(0.9);
    assertThat(weeks).allSatisfy(week -> assertThat(week.get("decided").asInt()).isEqualTo(20));
    assertThat(
            weeks.stream()
                .filter(week -> week.get("below").asInt() == 1)
                .map(week -> week.get("week").asText()))
        .containsExactly("2016-05-16", "2016-05-23", "2016-05-30");
    assertThat(weeks.get(20).get("share").asDouble()).isEqualTo(0.1);
  }

  @Test
  void everyCaseSolvedIsInOneBand() throws Exception {
    List<JsonNode> bands = warehouse.ask("charts/distribution", QUARTER);

    assertThat(bands).hasSize(10);
    assertThat(bands.stream().mapToDouble(band -> band.get("share").asDouble()).sum())
        .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    long now = bands.stream().mapToLong(band -> band.get("cases").asLong()).sum();
    long before = bands.stream().mapToLong(band -> band.get("cases_before").asLong()).sum();
    assertThat(
            warehouse
                .run(
                    "counted",
                    "SELECT countIf(stopped_at >= '2016-04-01') AS now, countIf(stopped_at <"
                        + " '2016-04-01') AS before FROM case_resolutions WHERE stopped_at <"
                        + " '2016-07-01'",
                    Map.of())
                .get(0)
                .toString())
        .contains("\"now\":" + now)
        .contains("\"before\":" + before);
    assertThat(bands.get(0).get("band").asText()).isEqualTo("< 1 h");
    assertThat(bands.get(3).get("cases").asLong()).as("20 h, one case in ten").isBetween(6L, 10L);
  }

  @Test
  void theDepartmentsBeyondTheFirstEightStandTogether() throws Exception {
    List<JsonNode> pairs = warehouse.ask("charts/handovers", QUARTER);

    assertThat(pairs.stream().mapToInt(pair -> pair.get("hand_overs").asInt()).sum()).isEqualTo(60);
    assertThat(pairs.get(0).get("from_department").asText()).isEqualTo("D10");
    assertThat(pairs.get(0).get("to_department").asText()).isEqualTo("D11");
    assertThat(pairs.get(0).get("hand_overs").asInt()).isEqualTo(30);
    assertThat(
            pairs.stream()
                .flatMap(
                    pair ->
                        Stream.of(
                            pair.get("from_department").asText(),
                            pair.get("to_department").asText()))
                .distinct())
        .hasSize(9)
        .contains("others");
  }

  @Test
  void theBacklogOfAnInstantIsThatOfBacklogAt() throws Exception {
    String instant = "2016-05-20 12:00:00";
    List<JsonNode> bands =
        warehouse.ask(
            "charts/backlog", Map.of("instants", "['2016-05-13 12:00:00','" + instant + "']"));

    assertThat(bands).hasSize(12);
    for (JsonNode band : bands.subList(6, 12)) {
      long counted =
          warehouse
              .run(
                  "counted",
                  "SELECT sum(cases) AS cases FROM backlog_at(at = '"
                      + instant
                      + "') WHERE age_band_number = "
                      + band.get("age_band_number"),
                  Map.of())
              .get(0)
              .get("cases")
              .asLong();
      assertThat(band.get("cases").asLong()).as(band.toString()).isEqualTo(counted);
    }
    assertThat(bands.subList(6, 12).stream().mapToLong(band -> band.get("cases").asLong()).sum())
        .isPositive();
    assertThat(
            warehouse
                .ask("charts/backlog-by-quarter", Map.of("instants", "['" + instant + "']"))
                .get(0)
                .get("cases")
                .asLong())
        .isEqualTo(
            bands.subList(6, 12).stream().mapToLong(band -> band.get("cases").asLong()).sum());
  }

  @Test
  void everyHourOfTheWeekHasItsWorkAndItsAgents() throws Exception {
    List<JsonNode> hours =
        warehouse.ask(
            "charts/workload",
            Map.of(
                "end", "2016-07-01 00:00:00",
                "handling_seconds", "900",
                "answer_seconds", "300",
                "share_in_time", "0.8"));

    assertThat(hours).hasSize(168);
    JsonNode busiest = hours.get(10);
    assertThat(busiest.get("weekday").asInt()).isEqualTo(1);
    assertThat(busiest.get("hour").asInt()).isEqualTo(10);
    assertThat(busiest.get("work").asDouble()).as("60 escalations in 13 weeks").isEqualTo(4.62);
    assertThat(busiest.get("agents").asInt()).isPositive();
    assertThat(hours.get(0).get("agents").asInt()).isZero();
  }

  @Test
  void theLastHourIsSetBesideThatOfAWeekAgo() throws Exception {
    List<JsonNode> hours = warehouse.ask("live-hours", Map.of());

    assertThat(hours).hasSize(24);
    JsonNode last = hours.get(23);
    assertThat(last.get("hours_ago").asInt()).isZero();
    assertThat(last.get("breaches").asInt()).isEqualTo(1);
    assertThat(last.get("breaches_before").asInt()).isEqualTo(1);
    assertThat(last.get("warnings").asInt()).as("one of two was retracted").isEqualTo(1);
    assertThat(last.get("warnings_before").asInt()).isZero();
    assertThat(hours.subList(0, 23))
        .allSatisfy(hour -> assertThat(hour.get("breaches").asInt()).isZero());
  }

  @Test
  void whatIsDueSoonIsDueWithinFourHours() throws Exception {
    List<JsonNode> due = warehouse.ask("due-soon", Map.of());

    assertThat(due).hasSize(1);
    assertThat(due.get(0).get("department").asText()).isEqualTo("Desk");
    assertThat(due.get(0).get("clocks").asInt()).isEqualTo(1);
    assertThat(due.get(0).get("all_clocks").asInt()).isEqualTo(1);
  }

  @Test
  void theWordsOfSimilarTextsAreThoseThatManyShareAndNobodysName() throws Exception {
    ClickHouseHttp writer = clickHouse.as("writer");
    writer.query(
        "INSERT INTO escalations_tables.issue_patterns (pattern_id, kind, first_seen, last_seen,"
            + " cases, observed, expected, score, active, sample_case_ids, version) VALUES"
            + " ('SIMILAR_TEXT:1', 'SIMILAR_TEXT', '2016-05-04', '2016-05-05', 4, 4, 3, 1.3, 1,"
            + " ['S-0', 'S-1', 'S-2', 'S-3'], 1)");
    writer.query(
        "INSERT INTO escalations_tables.case_events (event_id, case_id, type, occurred_at,"
            + " customer_id, customer_name, issue_description, version) SELECT concat('s-',"
            + " toString(number)), concat('S-', toString(number)), 'CASE_OPENED', '2016-05-04',"
            + " concat('K-', toString(number)), if(number = 0, 'Petra Printer', 'Ann Other'),"
            + " concat('Printer of Petra jams again, invoice 4711', if(number = 3, ' secret', ''),"
            + " if(number < 2, ' scanner', '')), 1 FROM numbers(4)");

    JsonNode pattern =
        warehouse.ask("quarter-patterns", QUARTER).stream()
            .filter(row -> row.get("pattern_id").asText().equals("SIMILAR_TEXT:1"))
            .findFirst()
            .orElseThrow();

    assertThat(pattern.get("words").toString())
        .as("neither who wrote it, nor what one or two wrote alone")
        .isEqualTo("[\"again\",\"invoice\",\"jams\"]");
  }

  @Test
  void aBurstIsSetBesideTheSameHoursOfEightWeeks() throws Exception {
    ClickHouseHttp writer = clickHouse.as("writer");
    writer.query(
        "INSERT INTO escalations_tables.issue_patterns (pattern_id, kind, issue_type, first_seen,"
            + " last_seen, cases, observed, expected, score, active, sample_case_ids, version)"
            + " VALUES ('BURST:type:Mail', 'BURST', 'Mail', '2016-06-14 10:00:00', '2016-06-14"
            + " 10:50:00', 6, 6, 0.5, 12, 1, ['B-0'], 1)");
    List<JsonNode> hours = warehouse.ask("charts/bursts", QUARTER);

    assertThat(hours).hasSize(25);
    assertThat(hours.get(12).get("offset").asInt()).isZero();
    assertThat(hours.get(12).get("cases").asInt()).isEqualTo(6);
    assertThat(hours.get(12).get("usual").asDouble()).isEqualTo(0.5);
    assertThat(hours.get(11).get("cases").asInt()).isZero();
  }
}
