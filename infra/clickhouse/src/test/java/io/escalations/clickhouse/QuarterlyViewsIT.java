package io.escalations.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.clickhouse.testing.ClickHouseProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A handful of cases around the turn of a quarter, and one at the ends of time, and what leadership
 * reads of them.
 */
class QuarterlyViewsIT {
  @TempDir static Path home;
  private static ClickHouseProcess server;

  @BeforeAll
  static void threeCases() throws Exception {
    server = TestServer.start(home);
    ClickHouseMigrations.apply(server.as("admin"));
    events(
        "'a-1', 'a', 'CASE_OPENED', '2016-03-31 23:59:59.999', 'P2', 'Sales', 1, 'Login', NULL",
        "'a-2', 'a', 'SATISFACTION_RATED', '2016-04-03 00:00:00', NULL, NULL, NULL, NULL, 5",
        "'a-3', 'a', 'ASSIGNED', '2016-04-01 00:00:00', NULL, NULL, 2, NULL, NULL",
        "'b-1', 'b', 'CASE_OPENED', '2016-04-01 00:00:00', 'P2', NULL, 1, 'Login', NULL",
        "'b-2', 'b', 'SATISFACTION_RATED', '2016-04-02 00:00:00', NULL, NULL, NULL, NULL, 3",
        "'b-2', 'b', 'SATISFACTION_RATED', '2016-04-02 00:00:00', NULL, NULL, NULL, NULL, 3",
        "'c-1', 'c', 'ASSIGNED', '2016-04-01 00:00:00', NULL, NULL, NULL, NULL, NULL");
    insert(
        "cases (case_id, status, opened_at, department, max_tier, escalation_count, reopen_count,"
            + " version, is_deleted)",
        "('a', 'CLOSED', '2016-03-31 23:59:59.999', 'Support', 2, 2, 1, 1, 0), ('b', 'RESOLVED',"
            + " '2016-04-01 00:00:00', 'Sales', 1, 0, 0, 1, 0), ('c', 'OPEN', NULL, 'Sales', NULL,"
            + " 1, 0, 1, 0)");
    insert(
        "escalations (case_id, escalation_no, kind, department, from_tier, tier, escalated_at,"
            + " ended_at, status, resolution_seconds, version, is_deleted)",
        "('a', 1, 'FUNCTIONAL', 'Support', 1, 2, '2016-03-31 23:59:59.999', '2016-04-01 00:00:00',"
            + " 'HANDED_ON', NULL, 1, 0), ('a', 2, 'HIERARCHICAL', 'Support', 2, 2, '2016-04-01"
            + " 00:00:00', '2016-04-01 00:01:40', 'RESOLVED', 100, 1, 0), ('c', 1, 'AUTOMATIC', '',"
            + " NULL, NULL, '2016-04-01 00:00:00', NULL, 'OPEN', NULL, 1, 0), ('absurd', 1,"
            + " 'AUTOMATIC', 'Sales', NULL, NULL, '1900-05-01 00:00:00', NULL, 'OPEN', NULL, 1, 0),"
            + " ('absurd', 2, 'AUTOMATIC', 'Sales', NULL, NULL, '2299-12-31 00:00:00', NULL,"
            + " 'OPEN', NULL, 1, 0)");
    insert(
        "case_resolutions (case_id, resolution_no, opened_at, stopped_at, resolution_seconds,"
            + " department, priority, version, is_deleted)",
        "('a', 1, '2016-03-31 23:59:59.999', '2016-04-01 00:01:40', 100.001, 'Support', 'P2', 1,"
            + " 0), ('a', 2, '2016-03-31 23:59:59.999', '2016-04-01 00:03:20', 200.001, 'Support',"
            + " 'P2', 1, 0), ('b', 1, '2016-04-01 00:00:00', '2016-04-01 00:05:00', 300, 'Sales',"
            + " 'P2', 1, 0)");
    insert(
        "sla_clocks (case_id, clock, instance, policy_version, status, started_at, target_seconds,"
            + " breached_at, cause, overdue_seconds, department, version, is_deleted)",
        "('a', 'resolution', 1, 'v1', 'BREACHED', '2016-03-31 23:59:59.999', 60, '2016-04-01"
            + " 00:00:59.999', 'DUE', 40.001, 'Sales', 1, 0), ('b', 'resolution', 1, 'v2', 'MET',"
            + " '2016-04-01 00:00:00', 600, NULL, NULL, 0, NULL, 1, 0), ('b', 'first_response', 1,"
            + " 'v2', 'RUNNING', '2016-04-01 00:00:00', 600, NULL, NULL, NULL, NULL, 1, 0)");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aCaseCountsWhereItWasOpenedAndAnEscalationWhereItWentAndWhen() {
    refresh("quarterly_volume");

    assertThat(
            analyst(
                "SELECT quarter, dimension, value, cases_opened, cases_escalated, cases_reopened,"
                    + " escalations, functional, hierarchical, automatic, escalations_per_100_cases"
                    + " FROM quarterly_volume WHERE dimension IN ('ALL', 'DEPARTMENT') ORDER BY"
                    + " ALL"))
        .isEqualTo(
            """
            1900Q2\tALL\t\t0\t0\t0\t1\t0\t0\t1\t\\N
            1900Q2\tDEPARTMENT\tSales\t0\t0\t0\t1\t0\t0\t1\t\\N
            2016Q1\tALL\t\t1\t1\t1\t1\t1\t0\t0\t100
            2016Q1\tDEPARTMENT\tSales\t1\t1\t1\t0\t0\t0\t0\t0
            2016Q1\tDEPARTMENT\tSupport\t0\t0\t0\t1\t1\t0\t0\t\\N
            2016Q2\tALL\t\t1\t0\t0\t2\t0\t1\t1\t200
            2016Q2\tDEPARTMENT\t\t1\t0\t0\t1\t0\t0\t1\t100
            2016Q2\tDEPARTMENT\tSupport\t0\t0\t0\t1\t0\t1\t0\t\\N
            2299Q4\tALL\t\t0\t0\t0\t1\t0\t0\t1\t\\N
            2299Q4\tDEPARTMENT\tSales\t0\t0\t0\t1\t0\t0\t1\t\\N
            """);
  }

  @Test
  void percentilesAreExactAndEveryOpenPeriodCounts() {
    refresh("quarterly_resolution");

    assertThat(
            analyst(
                "SELECT quarter, dimension, value, resolved, mean_seconds, p50_seconds,"
                    + " p90_seconds, escalations_resolved, escalation_p50_seconds FROM"
                    + " quarterly_resolution WHERE dimension IN ('ALL', 'DEPARTMENT') ORDER BY"
                    + " ALL"))
        .isEqualTo(
            """
            2016Q2\tALL\t\t3\t200.001\t200.001\t280\t1\t100
            2016Q2\tDEPARTMENT\tSales\t1\t300\t300\t300\t0\t\\N
            2016Q2\tDEPARTMENT\tSupport\t2\t150.001\t150.001\t190.001\t1\t100
            """);
  }

  @Test
  void aClockCountsWhereItStarted() {
    refresh("quarterly_sla");

    assertThat(
            analyst(
                "SELECT quarter, clock, clocks, met, breached, undecided, met_share,"
                    + " overdue_p50_seconds, policy_versions FROM quarterly_sla WHERE dimension ="
                    + " 'ALL' ORDER BY quarter, clock"))
        .isEqualTo(
            """
            2016Q1\tresolution\t1\t0\t1\t0\t0\t40.001\t['v1']
            2016Q2\tfirst_response\t1\t0\t0\t1\t\\N\t\\N\t['v2']
            2016Q2\tresolution\t1\t1\t0\t0\t1\t\\N\t['v2']
            """);
  }

  @Test
  void aRatingIsThatOfWhoSolvedTheCaseBeforeAndCountsOnce() {
    refresh("quarterly_satisfaction");

    assertThat(
            analyst(
                "SELECT quarter, dimension, value, ratings, satisfied, satisfied_share,"
                    + " satisfied_share_low, satisfied_share_high, verdict FROM"
                    + " quarterly_satisfaction WHERE dimension IN ('ALL', 'DEPARTMENT',"
                    + " 'ESCALATED') ORDER BY ALL"))
        .isEqualTo(
            """
            2016Q2\tALL\t\t2\t1\t0.5\t0.094529\t0.905471\tUNSURE
            2016Q2\tDEPARTMENT\tSales\t1\t0\t0\t0\t0.793457\tUNSURE
            2016Q2\tDEPARTMENT\tSupport\t1\t1\t1\t0.206543\t1\tUNSURE
            2016Q2\tESCALATED\tno\t1\t0\t0\t0\t0.793457\tUNSURE
            2016Q2\tESCALATED\tyes\t1\t1\t1\t0.206543\t1\tUNSURE
            """);
  }

  @Test
  void aTierContainsWhatItSolvesWithoutAHigherOne() {
    refresh("quarterly_tiers");

    assertThat(
            analyst(
                "SELECT quarter, tier, cases, contained, passed_on, undecided, containment_share,"
                    + " escalations_received FROM quarterly_tiers ORDER BY ALL"))
        .isEqualTo(
            """
            2016Q1\t1\t1\t0\t1\t0\t0\t0
            2016Q1\t2\t1\t1\t0\t0\t1\t1
            2016Q2\t1\t1\t1\t0\t0\t1\t0
            """);
  }

  @Test
  void quartersOfAFiscalYearAreNamedAfterTheYearItEndsIn() {
    String names =
        "SELECT fiscal_quarter_name(fiscal_quarter_start(instant, {month}), {month}),"
            + " fiscal_quarter_start(instant, {month}) FROM (SELECT"
            + " arrayJoin([toDateTime64('2016-01-31 00:00:00', 3, 'UTC'), toDateTime64('2016-04-30"
            + " 23:59:59', 3, 'UTC')]) AS instant) ORDER BY instant";

    assertThat(analyst(names.replace("{month}", "1")))
        .isEqualTo("2016Q1\t2016-01-01\n2016Q2\t2016-04-01\n");
    assertThat(analyst(names.replace("{month}", "4")))
        .isEqualTo("2016Q4\t2016-01-01\n2017Q1\t2016-04-01\n");
    assertThat(analyst(names.replace("{month}", "2")))
        .isEqualTo("2016Q4\t2015-11-01\n2017Q1\t2016-02-01\n");
  }

  @Test
  void aQuartersNameTellsWhenItBegins() {
    String there =
        "SELECT countIf(fiscal_quarter_begin(fiscal_quarter_name(begin, month), month) = begin),"
            + " count() FROM (SELECT arrayJoin(range(1, 13)) AS month, arrayJoin(range(40)) AS"
            + " quarter, addMonths(makeDate(2010, month, 1), 3 * quarter) AS begin)";

    assertThat(analyst(there)).isEqualTo("480\t480\n");
  }

  @Test
  void withoutASettingAYearStartsInJanuary() {
    assertThat(analyst("SELECT * FROM reporting_settings")).isEqualTo("1\n");
  }

  @Test
  void fishersTestAgreesWithPublishedFigures() {
    // the lady tasting tea: all four of eight, and three of four; then a table of 2 × 2 summed by
    // hand
    assertThat(
            analyst(
                "SELECT round(fisher_greater(4, 4, 4, 8), 6), round(fisher_greater(3, 4, 4, 8), 6),"
                    + " round(fisher_greater(0, 3, 2, 9), 6)"))
        .isEqualTo("0.014286\t0.242857\t1\n");
  }

  /**
   * Of ten tosses with 9 in 10, at most eight are hits in 26.4 % of all cases, at most six in 1.3
   * %.
   */
  @Test
  void verdictsAreThoseOfTheBinomialTest() {
    assertThat(
            analyst(
                "SELECT round(binomial_at_most(0, 1, 0.9), 6), round(binomial_at_most(8, 10, 0.9),"
                    + " 6), round(binomial_at_most(6, 10, 0.9), 6), binomial_at_most(-1, 10, 0.9)"))
        .isEqualTo("0.1\t0.263901\t0.012795\t0\n");
    // of a million ratings half are below the promise by chance, as it is
    assertThat(
            analyst(
                "SELECT round(binomial_at_most(900000, 1000000, 0.9), 2), binomial_at_most(890000,"
                    + " 1000000, 0.9) < 1e-9, binomial_at_most(910000, 1000000, 0.9) > 0.999999"))
        .isEqualTo("0.5\t1\t1\n");
  }

  @Test
  void fewCasesSayNothing() {
    refresh("quarterly_insights");

    assertThat(analyst("SELECT count() FROM quarterly_insights")).isEqualTo("0\n");
  }

  private static void events(String... rows) {
    insert(
        "case_events (event_id, case_id, type, occurred_at, priority, department, tier, issue_type,"
            + " rating)",
        "(" + String.join("), (", rows) + ")");
  }

  private static void insert(String into, String values) {
    server.as("writer").query("INSERT INTO escalations_tables." + into + " VALUES " + values);
  }

  private static void refresh(String table) {
    server.as("admin").query("SYSTEM REFRESH VIEW escalations_tables.refresh_" + table);
    server.as("admin").query("SYSTEM WAIT VIEW escalations_tables.refresh_" + table);
  }

  private static String analyst(String statement) {
    return server
        .as("analyst")
        .query(statement.replaceAll("FROM (quarterly_|reporting_)", "FROM escalations.$1"));
  }
}
