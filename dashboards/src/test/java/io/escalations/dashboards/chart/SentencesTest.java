package io.escalations.dashboards.chart;

import static io.escalations.dashboards.chart.Rows.ALONE;
import static io.escalations.dashboards.chart.Rows.QUARTER;
import static io.escalations.dashboards.chart.Rows.promise;
import static io.escalations.dashboards.chart.Rows.row;
import static io.escalations.dashboards.chart.Rows.week;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sentence beside a chart is true of its numbers. */
class SentencesTest {
  @Test
  void weeksAreComparedWithThoseOfTheQuarterBefore() {
    List<JsonNode> rows =
        Rows.of(
            week("2016-03-14", 10, 4),
            week("2016-03-21", 20, 6),
            week("2016-04-04", 40, 12),
            week("2016-04-11", 60, 8),
            week("2016-04-18", 900, 900).put("over", 0));

    assertThat(WeeksChart.of(QUARTER, rows).sentence())
        .isEqualTo(
            "A week brings 50 cases and 10 escalations on average, against 15 and 5 in 2016Q1. The"
                + " busiest began on 11 April 2016: 60 cases.");
    assertThat(WeeksChart.of(ALONE, rows).sentence()).doesNotContain("against");
    assertThat(WeeksChart.of(QUARTER, rows).table().rows().get(4).get(0))
        .isEqualTo("2016-04-18 (not over)");
  }

  @Test
  void aQuarterWithoutAWholeWeekSaysSo() {
    assertThat(WeeksChart.of(QUARTER, Rows.of(week("2016-03-14", 10, 4))).sentence())
        .isEqualTo("No week of 2016Q2 is over yet.");
  }

  @Test
  void aPromiseIsAtRiskSinceTheFirstOfTheWeeksThatAreBelow() {
    List<JsonNode> rows =
        Rows.of(
            promise("resolution", "2016-04-04", 5, 15, true),
            promise("resolution", "2016-04-11", 18, 2, false),
            promise("resolution", "2016-04-18", 10, 10, true),
            promise("resolution", "2016-04-25", 8, 12, true),
            promise("first_response", "2016-04-25", 20, 0, false));

    ChartData chart = PromisesChart.of(QUARTER, rows);

    assertThat(chart.sentence())
        .isEqualTo(
            "At risk: resolution, kept in 45.0 % since the week of 18 April 2016 (usually 90.0"
                + " %).");
    assertThat(chart.table().headings())
        .containsExactly("Kept, of all decided; week from", "Resolution", "First response");
    assertThat(chart.table().rows().get(3)).containsExactly("2016-04-25", "8 of 20 ▼", "20 of 20");
    assertThat(chart.table().rows().get(0)).containsExactly("2016-04-04", "5 of 20 ▼", "–");
  }

  @Test
  void thePromiseThatFellTheMostComesFirst() {
    List<JsonNode> rows =
        Rows.of(
            promise("first_response", "2016-04-25", 14, 6, true),
            promise("resolution", "2016-04-25", 8, 12, true));

    assertThat(PromisesChart.of(QUARTER, rows).sentence())
        .startsWith("At risk: resolution, kept in 40.0 %")
        .contains("; first response, kept in 70.0 %");
  }

  @Test
  void aPromiseThatRecoveredIsNotAtRisk() {
    List<JsonNode> rows =
        Rows.of(
            promise("resolution", "2016-04-18", 10, 10, true),
            promise("resolution", "2016-04-25", 18, 2, false));

    assertThat(PromisesChart.of(QUARTER, rows).sentence())
        .isEqualTo("No promise is below its usual range in the last weeks of 2016Q2.");
  }

  @Test
  void withoutAUsualShareNothingIsCalledUsual() {
    ObjectNode first = promise("resolution", "2016-04-18", 10, 10, false).putNull("usual");

    assertThat(PromisesChart.of(QUARTER, Rows.of(first)).sentence())
        .isEqualTo("Too little was decided in the four quarters before to say what is usual.");
  }

  @Test
  void timesToSolveAreComparedByWhatTakesLong() {
    List<JsonNode> rows =
        Rows.of(
            band("< 1 h", 1, 20, 0.2, 50),
            band("1–2 d", 5, 70, 0.7, 40),
            band("7–14 d", 8, 10, 0.1, 10));

    assertThat(DistributionChart.of(QUARTER, rows).sentence())
        .isEqualTo(
            "Most often it takes 1–2 d (70.0 % of all solved). 10.0 % take longer than a week,"
                + " against 5.0 % in 2016Q1.");
    ChartData alone = DistributionChart.of(ALONE, rows);
    assertThat(alone.sentence()).endsWith("10.0 % take longer than a week.");
    assertThat(alone.table().headings()).hasSize(3);
    assertThat(alone.about()).containsEntry("before", false);
  }

  @Test
  void whatIsOpenIsComparedWithTheBeginning() {
    List<JsonNode> rows = new ArrayList<>();
    for (String at : List.of("2016-04-01 00:00:00", "2016-04-08 00:00:00")) {
      rows.add(age(at, "under 4 h", 1, 3, 0));
      rows.add(age(at, "7 to 30 d", 5, at.contains("-08") ? 7 : 2, 1));
    }

    ChartData chart = BacklogChart.of(rows);

    assertThat(chart.sentence())
        .isEqualTo("10 cases are open, 7 for more than a week; 1 weeks earlier it was 5 and 2.");
    assertThat(chart.table().rows().get(1))
        .containsExactly("2016-04-08 00:00", "10", "3", "7", "1");
  }

  @Test
  void handOversThatComeBackAreCounted() {
    List<JsonNode> rows =
        Rows.of(
            handOver("Desk", 1, "Network", 2, 30),
            handOver("Network", 2, "Desk", 1, 12),
            handOver("Desk", 1, "others", 99, 0));

    ChartData chart = HandoversChart.of(QUARTER, rows);

    assertThat(chart.sentence())
        .isEqualTo(
            "42 hand-overs between departments. Most go from Desk to Network: 30; 12 came back.");
    assertThat(chart.about()).containsEntry("departments", List.of("Desk", "Network"));
    assertThat(chart.table().rows()).as("what was before is in the table, too").hasSize(3);
  }

  @Test
  void theDepartmentsTogetherAreNotNamedAsTheOneWithTheMost() {
    ObjectNode others = handOver("others", 99, "others", 99, 900);

    assertThat(
            HandoversChart.of(QUARTER, Rows.of(others, handOver("Desk", 1, "Network", 2, 30)))
                .sentence())
        .startsWith("930 hand-overs between departments. Most go from Desk to Network: 30;");
    assertThat(
            HandoversChart.of(QUARTER, Rows.of(others, handOver("Desk", 1, "others", 99, 40)))
                .sentence())
        .isEqualTo(
            "940 hand-overs between departments. No two of those with the most hand cases to each"
                + " other.");
  }

  @Test
  void satisfactionIsMissedSinceTheFirstMonthOfThoseWithoutABreak() {
    List<JsonNode> rows =
        Rows.of(
            month("2016-03", -1), month("2016-04", 0), month("2016-05", -1), month("2016-06", -1));

    assertThat(SatisfactionChart.of(QUARTER, rows).sentence())
        .isEqualTo(
            "June 2016: 80.0 % of 100 ratings were good (between 71.0 % and 87.0 %); the promised"
                + " 90 % are missed since May 2016.");
    assertThat(SatisfactionChart.of(QUARTER, rows.subList(0, 2)).sentence())
        .endsWith("the promised 90 % may be kept.");
  }

  @Test
  void theBusiestHourAndTheOneThatNeedsTheMostAgentsAreNamed() {
    List<JsonNode> rows = new ArrayList<>();
    for (int hour = 0; hour < 168; hour++) {
      rows.add(
          row()
              .put("weekday", hour / 24 + 1)
              .put("hour", hour % 24)
              .put("work", hour == 33 ? 6.1 : 0)
              .put("agents", hour == 34 ? 7 : hour == 33 ? 5 : 0));
    }

    ChartData chart = WorkloadChart.of(rows);

    assertThat(chart.sentence())
        .isEqualTo(
            "Most work comes on Tuesday at 09:00: 6.1 an hour. The most agents are needed on"
                + " Tuesday at 10:00: 7 at once.");
    assertThat(chart.table().rows()).hasSize(24);
    assertThat(chart.table().rows().get(9))
        .containsExactly("09:00", "0", "6.1 (5)", "0", "0", "0", "0", "0");
  }

  private static ObjectNode band(String band, int place, int cases, double share, int before) {
    return row()
        .put("band", band)
        .put("place", place)
        .put("cases", cases)
        .put("share", share)
        .put("cases_before", before)
        .put("share_before", before / 200.0);
  }

  private static ObjectNode age(String at, String band, int number, int cases, int breached) {
    return row()
        .put("at", at)
        .put("age_band", band)
        .put("age_band_number", number)
        .put("cases", cases)
        .put("breached", breached);
  }

  private static ObjectNode handOver(String from, int fromPlace, String to, int toPlace, int now) {
    return row()
        .put("from_department", from)
        .put("from_place", fromPlace)
        .put("to_department", to)
        .put("to_place", toPlace)
        .put("hand_overs", now)
        .put("hand_overs_before", 3);
  }

  private static ObjectNode month(String month, int kept) {
    return row()
        .put("month", month)
        .put("ratings", 100)
        .put("share", 0.8)
        .put("low", 0.71)
        .put("high", 0.87)
        .put("kept", kept);
  }
}
