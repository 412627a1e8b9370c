package io.escalations.dashboards.quarter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "59, 59 s",
    "60, 1 min",
    "3599, 1 h",
    "3600, 1 h",
    "15510, 4 h 19 min",
    "86399, 1 d",
    "86400, 1 d",
    "1294296, 15 d",
    "95460, 1 d 3 h"
  })
  void aDurationHasTwoUnitsAtMost(double seconds, String words) {
    assertThat(Words.duration(seconds)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0.2, '1 in 10'", "0.01, '1 in 100'", "0.004, '1 in 100'", "3e-29, '1 in 1,000,000'"})
  void aChanceIsGivenInPowersOfTen(double probability, String words) {
    assertThat(Words.chance(probability)).isEqualTo(words);
  }

  @Test
  void changesHaveTheirSignAndNothingIsComparedWithNothing() {
    assertThat(Words.change(168.0, 100.0)).isEqualTo("+68 %");
    assertThat(Words.change(84.0, 100.0)).isEqualTo("−16 %");
    assertThat(Words.change(100.2, 100.0)).isEqualTo("±0 %");
    assertThat(Words.change(2300.0, 100.0)).isEqualTo("+2,200 %");
    assertThat(Words.change(41.0, 15447.0)).isEqualTo("−99.7 %");
    assertThat(Words.change(1.0, 15447.0)).isEqualTo("−99.9 %");
    assertThat(Words.change(0.0, 15447.0)).isEqualTo("−100 %");
    assertThat(Words.change(5.0, 0.0)).isEqualTo("–");
    assertThat(Words.change(5.0, null)).isEqualTo("–");
    assertThat(Words.points(0.802, 0.676)).isEqualTo("+12.6 points");
    assertThat(Words.points(null, 0.676)).isEqualTo("–");
  }

  @Test
  void quartersHaveNeighbours() {
    assertThat(Quarter.of("2016Q1").previous().name()).isEqualTo("2015Q4");
    assertThat(Quarter.of("2016Q3").previous().name()).isEqualTo("2016Q2");
    assertThat(Quarter.of("2016Q1").yearBefore().name()).isEqualTo("2015Q1");
    assertThatThrownBy(() -> Quarter.of("2016Q5")).hasMessageContaining("write it as 2016Q2");
  }

  @Test
  void theThirdThingIsSatisfactionWhereCustomersRate() {
    assertThat(first(List.of(satisfied(0.95, 1))))
        .last()
        .asString()
        .contains("95.0 % of 200 ratings")
        .endsWith("90 %: kept.");
    assertThat(first(List.of(satisfied(0.80, -1)))).last().asString().endsWith("90 %: missed.");
    assertThat(first(List.of(satisfied(0.90, 0)))).last().asString().contains("nobody can be sure");
    assertThat(first(List.of())).last().asString().isEqualTo("Training helps. Do it.");
  }

  private static Figures satisfied(double share, double kept) {
    return new Figures("ALL", "", Map.of("ratings", 200.0, "share", share, "kept", kept));
  }

  @Test
  void aQuarterIsNotComparedWithTheLastWeeksOfTheOneBefore() {
    assertThat(volume(false, null))
        .isEqualTo(
            "10 cases were opened (+100 % against 2016Q1); 3 escalations to another department or a"
                + " higher tier, 30.0 for every hundred cases opened.");
    assertThat(volume(false, new QuarterReport.KnownInPart("2016Q1", 0)))
        .isEqualTo(
            "10 cases were opened; 3 escalations to another department or a higher tier, 30.0 for"
                + " every hundred cases opened.");
    assertThat(volume(false, new QuarterReport.KnownInPart("2016Q2", 0)))
        .startsWith("10 cases were opened;");
    assertThat(volume(false, new QuarterReport.KnownInPart("2015Q2", 0)))
        .contains("+100 % against 2016Q1");
    assertThat(volume(true, null)).startsWith("10 cases were opened so far; 3 escalations");
  }

  @Test
  void nothingIsComparedWithAQuarterThatIsKnownInPart() {
    assertThat(report(List.of(), false, List.of(), null).isComparable(Quarter.of("2016Q1")))
        .isTrue();
    assertThat(
            report(List.of(), false, List.of(), new QuarterReport.KnownInPart("2016Q1", 0))
                .isComparable(Quarter.of("2016Q1")))
        .isFalse();
    assertThat(
            report(List.of(), false, List.of(), new QuarterReport.KnownInPart("2016Q1", 0))
                .missesComparison())
        .isTrue();
    assertThat(
            report(List.of(), false, List.of(), new QuarterReport.KnownInPart("2014Q1", 0))
                .missesComparison())
        .isFalse();
  }

  @Test
  void whoDidWorstIsWhoMissedMostBeyondTheirShareAndNotWhoHadMost() {
    List<Figures> promises =
        List.of(
            promise("CLOCK", "resolution", 8_000, 2_000),
            promise("DEPARTMENT", "large", 7_200, 800),
            promise("DEPARTMENT", "small", 100, 200),
            promise("PRIORITY", "P1", 25, 75));

    assertThat(promised(promises))
        .isEqualTo(
            "The time promised for a solution was kept in 80.0 % of the decided cases, of P1 in"
                + " 25.0 %; cases promised when they were with small did worst: 200 of 300 missed"
                + " it.");
    assertThat(
            promised(
                List.of(
                    promise("CLOCK", "resolution", 8_000, 2_000),
                    promise("DEPARTMENT", "all", 8_000, 2_000))))
        .endsWith("of the decided cases.");
  }

  private static Figures promise(String dimension, String value, double met, double breached) {
    return new Figures(
        dimension,
        value,
        Map.of(
            "met",
            met,
            "breached",
            breached,
            "clocks",
            met + breached,
            "met_share",
            met / (met + breached)));
  }

  @Test
  void whatIsPromisedIsOneTimeOrTheShortestToTheLongest() {
    assertThat(
            Words.target(
                new Figures(
                    "PRIORITY",
                    "P1",
                    Map.of("target_least_seconds", 14_400.0, "target_most_seconds", 14_400.0))))
        .isEqualTo("4 h");
    assertThat(
            Words.target(
                new Figures(
                    "ALL",
                    "",
                    Map.of("target_least_seconds", 14_400.0, "target_most_seconds", 604_800.0))))
        .isEqualTo("4 h to 7 d");
  }

  @Test
  void aPolicyIsNewOnlyWhereAQuarterBeforeIsKnown() {
    List<QuarterReport.Policy> policies =
        List.of(
            new QuarterReport.Policy("one", "2016Q1"), new QuarterReport.Policy("two", "2016Q2"));
    assertThat(report(List.of(), false, policies, null).newPolicies()).containsExactly("two");
  }

  private static String volume(boolean unfinished, QuarterReport.KnownInPart knownInPart) {
    return report(List.of(), unfinished, List.of(), knownInPart).first().get(0);
  }

  private static List<String> first(List<Figures> satisfaction) {
    return report(satisfaction, false, List.of(), null).first();
  }

  private static String promised(List<Figures> promises) {
    return report(promises, List.of(), false, List.of(), null).first().get(1);
  }

  private static QuarterReport report(
      List<Figures> satisfaction,
      boolean unfinished,
      List<QuarterReport.Policy> policies,
      QuarterReport.KnownInPart knownInPart) {
    return report(List.of(), satisfaction, unfinished, policies, knownInPart);
  }

  private static QuarterReport report(
      List<Figures> promises,
      List<Figures> satisfaction,
      boolean unfinished,
      List<QuarterReport.Policy> policies,
      QuarterReport.KnownInPart knownInPart) {
    Insight insight = new Insight("TRAINING", 1, "Training helps", "Do it", 10, 20, 5, 0.001);
    Figures whole =
        new Figures(
            "QUARTER",
            "2016Q2",
            Map.of("cases_opened", 10.0, "escalations", 3.0, "escalations_per_100_cases", 30.0));
    Figures before =
        new Figures(
            "QUARTER", "2016Q1", Map.of("cases_opened", 5.0, "escalations_per_100_cases", 30.0));
    Span span = new Span("2016-04-01", "2016-06-30", "2016-07-01 00:00:00", unfinished);
    return new QuarterReport(
        Quarter.of("2016Q2"),
        span,
        List.of(before, whole),
        List.of(),
        List.of(),
        promises,
        satisfaction,
        List.of(),
        List.of(insight),
        List.of(),
        List.of(),
        List.of(),
        policies,
        0,
        0,
        knownInPart);
  }
}
