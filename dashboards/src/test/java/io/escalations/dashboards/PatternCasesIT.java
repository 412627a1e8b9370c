package io.escalations.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.schemas.Servers;
import io.escalations.stack.testing.ClickHouseExtension;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cases listed beside a candidate for a recurring issue, out of a real ClickHouse. */
class PatternCasesIT {
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  private static List<JsonNode> listed;

  @BeforeAll
  static void fill() throws Exception {
    ClickHouseHttp writer = clickHouse.as("writer");
    // A case a day of one customer: 00 to 19, of which 18 is cancelled. The rule counts the last
    // 14.
    writer.query(
        "INSERT INTO escalations_tables.cases (case_id, status, opened_at, customer_id, issue_type,"
            + " version) SELECT concat('C-', leftPad(toString(number), 2, '0')), if(number = 18,"
            + " 'CANCELLED', 'OPEN'), toDateTime64('2016-05-01 09:00:00', 3, 'UTC') +"
            + " toIntervalDay(number), 'K-1', 'Mail', 1 FROM numbers(20)");
    // The same customer about something else, and another about the same.
    writer.query(
        "INSERT INTO escalations_tables.cases (case_id, status, opened_at, customer_id, issue_type,"
            + " version) VALUES ('X-1', 'OPEN', '2016-05-18 10:00:00', 'K-1', 'Phone', 1), ('X-2',"
            + " 'OPEN', '2016-05-18 10:00:00', 'K-2', 'Mail', 1)");
    // Two hours of a burst, ten minutes apart: 00 to 11; one before and one after.
    writer.query(
        "INSERT INTO escalations_tables.cases (case_id, status, opened_at, issue_product, version)"
            + " SELECT concat('B-', leftPad(toString(number), 2, '0')), 'OPEN',"
            + " toDateTime64('2016-06-01 10:00:00', 3, 'UTC') + toIntervalMinute(10 * (number -"
            + " 1)), 'Printer', 1 FROM numbers(14)");
    writer.query(
        "INSERT INTO escalations_tables.cases (case_id, status, opened_at, version) SELECT"
            + " concat('T-', toString(number)), 'OPEN', toDateTime64('2016-06-10', 3, 'UTC') -"
            + " toIntervalDay(number), 1 FROM numbers(6)");
    // The ends of 30 alike, a day apart: 00 to 04 and 25 to 29.
    writer.query(
        "INSERT INTO escalations_tables.cases (case_id, status, opened_at, version) SELECT"
            + " concat('M-', leftPad(toString(number), 2, '0')), 'OPEN',"
            + " toDateTime64('2016-04-10', 3, 'UTC') + toIntervalDay(number), 1 FROM numbers(30)");
    writer.query(
        "INSERT INTO escalations_tables.issue_patterns (pattern_id, kind, customer_id, issue_type,"
            + " issue_product, first_seen, last_seen, cases, observed, expected, score, active,"
            + " sample_case_ids, version) VALUES ('same', 'SAME_CUSTOMER', 'K-1', 'Mail', NULL,"
            + " '2016-05-03 09:00:00', '2016-05-20 09:00:00', 14, 14, 3, 5, 1, ['C-19'], 1),"
            + " ('burst', 'BURST', NULL, NULL, 'Printer', '2016-06-01 10:00:00', '2016-06-01"
            + " 12:00:00', 12, 12, 1, 12, 1, ['B-12'], 1), ('alike', 'SIMILAR_TEXT', NULL, NULL,"
            + " NULL, '2016-06-08', '2016-06-10', 9, 9, 3, 3, 1, ['T-0', 'T-1', 'T-2', 'T-3',"
            + " 'T-4', 'T-5'], 1), ('still', 'STALLED', NULL, NULL, NULL, '2016-06-08',"
            + " '2016-06-10', 1, 9, 8, 1.1, 1, ['not-opened'], 1), ('many', 'SIMILAR_TEXT', NULL,"
            + " NULL, NULL, '2016-04-12', '2016-05-09', 30, 30, 3, 10, 1, ['M-00', 'M-01', 'M-02',"
            + " 'M-03', 'M-04', 'M-25', 'M-26', 'M-27', 'M-28', 'M-29'], 1), ('earlier', 'STALLED',"
            + " NULL, NULL, NULL, '2016-01-08', '2016-01-10', 1, 9, 8, 1.1, 1, ['T-0'], 1)");
    listed =
        new Warehouse(
                new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords()),
                "viewer")
            .ask("quarter-pattern-cases", Map.of("quarter", "2016Q2"));
  }

  @Test
  void ofManyCasesOfACustomerTheFirstFiveAndTheLastFiveThatAreCountedAreListed() {
    assertThat(cases("same"))
        .as("19 are not cancelled; the last 14 of them begin with 05")
        .containsExactly(
            "C-05", "C-06", "C-07", "C-08", "C-09", "C-14", "C-15", "C-16", "C-17", "C-19");
    assertThat(known("same")).isEqualTo(14);
  }

  @Test
  void ofABurstTheFirstFiveAreOfItsFirstHourAndTheLastFiveOfItsLast() {
    assertThat(cases("burst"))
        .containsExactly(
            "B-01", "B-02", "B-03", "B-04", "B-05", "B-08", "B-09", "B-10", "B-11", "B-12");
    assertThat(known("burst")).isEqualTo(12);
  }

  @Test
  void otherSamplesAreListedInTheOrderOfOpening() {
    assertThat(cases("alike")).containsExactly("T-5", "T-4", "T-3", "T-2", "T-1", "T-0");
    assertThat(cases("still")).as("its opening is not known").containsExactly("not-opened");
    assertThat(cases("earlier")).as("not alive in the quarter").isEmpty();
  }

  @Test
  void tenSamplesOfManyCasesAreTheirEnds() {
    assertThat(listed.stream().filter(of("many")).map(row -> row.get("place").asInt()))
        .containsExactly(1, 2, 3, 4, 5, 26, 27, 28, 29, 30);
    assertThat(known("many")).isEqualTo(30);
  }

  @Test
  void placesAreThoseAmongAllThatAreKnown() {
    assertThat(listed.stream().filter(of("same")).map(row -> row.get("place").asInt()))
        .containsExactlyElementsOf(
            IntStream.concat(IntStream.rangeClosed(1, 5), IntStream.rangeClosed(10, 14))
                .boxed()
                .toList());
  }

  private static List<String> cases(String pattern) {
    return listed.stream().filter(of(pattern)).map(row -> row.get("case_id").asText()).toList();
  }

  private static long known(String pattern) {
    return listed.stream().filter(of(pattern)).findFirst().orElseThrow().get("known").asLong();
  }

  private static Predicate<JsonNode> of(String pattern) {
    return row -> row.get("pattern_id").asText().equals(pattern);
  }
}
