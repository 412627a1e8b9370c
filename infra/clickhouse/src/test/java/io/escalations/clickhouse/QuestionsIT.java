package io.escalations.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.clickhouse.testing.ClickHouseProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four cases of one Monday, all opened at 10:00: {@code reopened} from A to B, stopped 14:00, open
 * again 16:00 to 17:00; {@code waited} from A to B and back, saved by a wait from 13:50 to 15:50;
 * {@code cancelled} at 11:00; {@code unrouted}, open and on hold.
 */
class QuestionsIT {
  @TempDir static Path home;
  private static ClickHouseProcess server;

  @BeforeAll
  static void fourCases() throws Exception {
    server = TestServer.start(home);
    ClickHouseMigrations.apply(server.as("admin"));
    insert(
        "case_events (event_id, case_id, type, occurred_at, department, assignee,"
            + " compensated_amount, compensated_currency)",
        """
        ('1', 'reopened', 'CASE_OPENED', '2016-04-04 10:00:00', 'A', NULL, NULL, NULL),
        ('2', 'reopened', 'ASSIGNED', '2016-04-04 10:30:00', NULL, 'x', NULL, NULL),
        ('3', 'reopened', 'WAITING_ON_CUSTOMER', '2016-04-04 11:00:00', NULL, NULL, NULL, NULL),
        ('4', 'reopened', 'CUSTOMER_REPLIED', '2016-04-04 12:00:00', NULL, NULL, NULL, NULL),
        ('5', 'reopened', 'RESOLVED', '2016-04-04 14:00:00', 'B', NULL, NULL, NULL),
        ('6', 'reopened', 'WAITING_ON_CUSTOMER', '2016-04-04 15:00:00', NULL, NULL, NULL, NULL),
        ('7', 'reopened', 'REOPENED', '2016-04-04 16:00:00', NULL, NULL, NULL, NULL),
        ('8', 'reopened', 'RESOLVED', '2016-04-04 17:00:00', NULL, NULL, NULL, NULL),
        ('1', 'waited', 'CASE_OPENED', '2016-04-04 10:00:00', 'A', 'y', NULL, NULL),
        ('2', 'waited', 'ESCALATED', '2016-04-04 12:00:00', 'B', '', NULL, NULL),
        ('3', 'waited', 'ASSIGNED', '2016-04-04 12:20:00', NULL, 'z', NULL, NULL),
        ('4', 'waited', 'ESCALATED', '2016-04-04 13:00:00', 'A', NULL, NULL, NULL),
        ('5', 'waited', 'AGENT_REPLIED', '2016-04-04 13:50:00', NULL, NULL, NULL, NULL),
        ('6', 'waited', 'WAITING_ON_CUSTOMER', '2016-04-04 13:50:00', NULL, NULL, NULL, NULL),
        ('7', 'waited', 'RESUMED', '2016-04-04 15:50:00', NULL, NULL, NULL, NULL),
        ('8', 'waited', 'RESOLVED', '2016-04-04 15:55:00', NULL, NULL, NULL, NULL),
        ('9', 'waited', 'COMPENSATED', '2016-04-04 16:00:00', NULL, NULL, 12.5, 'EUR'),
        ('1', 'cancelled', 'CASE_OPENED', '2016-04-04 10:00:00', NULL, NULL, NULL, NULL),
        ('2', 'cancelled', 'CANCELLED', '2016-04-04 11:00:00', NULL, NULL, NULL, NULL),
        ('1', 'unrouted', 'CASE_OPENED', '2016-04-04 10:00:00', NULL, NULL, NULL, NULL),
        ('2', 'unrouted', 'ON_HOLD', '2016-04-04 10:10:00', NULL, NULL, NULL, NULL)
        """);
    insert(
        "cases (case_id, status, opened_at, resolved_at, reopen_count,"
            + " returns_to_earlier_department, version, is_deleted)",
        """
        ('reopened', 'RESOLVED', '2016-04-04 10:00:00', '2016-04-04 17:00:00', 1, 0, 1, 0),
        ('waited', 'RESOLVED', '2016-04-04 10:00:00', '2016-04-04 15:55:00', 0, 1, 1, 0),
        ('cancelled', 'CANCELLED', '2016-04-04 10:00:00', NULL, 0, 0, 1, 0),
        ('unrouted', 'WAITING', '2016-04-04 10:00:00', NULL, 0, 0, 1, 0)
        """);
    insert(
        "case_resolutions (case_id, resolution_no, opened_at, stopped_at, resolution_seconds,"
            + " version, is_deleted)",
        """
        ('reopened', 1, '2016-04-04 10:00:00', '2016-04-04 14:00:00', 14400, 1, 0),
        ('reopened', 2, '2016-04-04 10:00:00', '2016-04-04 17:00:00', 25200, 1, 0),
        ('waited', 1, '2016-04-04 10:00:00', '2016-04-04 15:55:00', 21300, 1, 0)
        """);
    insert(
        "case_spans (case_id, kind, number, value, `from`, `to`, seconds, version, is_deleted)",
        """
        ('reopened', 'DEPARTMENT', 1, 'A', '2016-04-04 10:00:00', '2016-04-04 14:00:00', 14400, 1, 0),
        ('reopened', 'DEPARTMENT', 2, 'B', '2016-04-04 14:00:00', '2016-04-04 17:00:00', 10800, 1, 0),
        ('reopened', 'TIER', 1, '2', '2016-04-04 10:00:00', '2016-04-04 17:00:00', 25200, 1, 0),
        ('waited', 'DEPARTMENT', 1, 'A', '2016-04-04 10:00:00', '2016-04-04 12:00:00', 7200, 1, 0),
        ('waited', 'DEPARTMENT', 2, 'B', '2016-04-04 12:00:00', '2016-04-04 13:00:00', 3600, 1, 0),
        ('waited', 'DEPARTMENT', 3, 'A', '2016-04-04 13:00:00', '2016-04-04 15:55:00', 10500, 1, 0),
        ('cancelled', 'DEPARTMENT', 1, NULL, '2016-04-04 10:00:00', '2016-04-04 11:00:00', 3600, 1, 0),
        ('unrouted', 'DEPARTMENT', 1, NULL, '2016-04-04 10:00:00', NULL, NULL, 1, 0)
        """);
    insert(
        "sla_clocks (case_id, clock, instance, status, started_at, target_seconds, due_at,"
            + " stopped_at, breached_at, elapsed_seconds, wall_seconds, paused_seconds, version,"
            + " is_deleted)",
        """
        ('reopened', 'resolution', 1, 'MET', '2016-04-04 10:00:00', 14400, '2016-04-04 15:00:00', '2016-04-04 14:00:00', NULL, 10800, 14400, 3600, 1, 0),
        ('waited', 'resolution', 1, 'MET', '2016-04-04 10:00:00', 14400, '2016-04-04 16:00:00', '2016-04-04 15:55:00', NULL, 14100, 21300, 7200, 1, 0),
        ('waited', 'total_resolution', 1, 'BREACHED', '2016-04-04 10:00:00', 18000, '2016-04-04 15:00:00', '2016-04-04 15:55:00', '2016-04-04 15:00:00', 21300, 21300, 0, 1, 0)
        """);
    insert(
        "escalations (case_id, escalation_no, department, escalated_at, ended_at, status, version,"
            + " is_deleted)",
        """
        ('waited', 1, 'B', '2016-04-04 12:00:00', '2016-04-04 13:00:00', 'HANDED_ON', 1, 0),
        ('waited', 2, 'A', '2016-04-04 13:00:00', '2016-04-04 15:55:00', 'RESOLVED', 1, 0)
        """);
    insert(
        "pipeline_progress (subtask, subtasks, event_time, known_at, version)",
        "(0, 1, '2016-04-04 12:00:00', now64(3), 1)");
    server.as("admin").query("SYSTEM REFRESH VIEW escalations_tables.refresh_open_spans");
    server.as("admin").query("SYSTEM WAIT VIEW escalations_tables.refresh_open_spans");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theBacklogIsThatOfTheInstantItselfIncluded() {
    assertThat(openAt("09:59:59.999")).isEmpty();
    assertThat(openAt("10:59:59.999")).isEqualTo("cancelled\nreopened\nunrouted\nwaited\n");
    assertThat(openAt("11:00:00")).isEqualTo("reopened\nunrouted\nwaited\n");
    assertThat(openAt("14:00:00")).isEqualTo("unrouted\nwaited\n");
    assertThat(openAt("16:00:00")).isEqualTo("reopened\nunrouted\n");
    assertThat(openAt("17:00:00")).isEqualTo("unrouted\n");
  }

  @Test
  void theBacklogKnowsWhoHadTheCaseAndWhetherItWasLate() {
    assertThat(
            analyst(
                "SELECT age_band, department, tier, sla_state, cases FROM escalations.backlog_at(at"
                    + " = '2016-04-04 15:00:00') ORDER BY ALL"))
        .isEqualTo("4 h to 1 d\tA\t\\N\tBREACHED\t1\n4 h to 1 d\t\\N\t\\N\tNO_CLOCK\t1\n");
    assertThat(
            analyst(
                "SELECT age_band, department, tier, sla_state, cases FROM escalations.backlog_at(at"
                    + " = '2016-04-04 13:59:59.999') ORDER BY ALL"))
        .isEqualTo(
            """
            under 4 h\tA\t2\tIN_TIME\t1
            under 4 h\tA\t\\N\tIN_TIME\t1
            under 4 h\t\\N\t\\N\tNO_CLOCK\t1
            """);
  }

  @Test
  void escalationsAreOpenUntilTheyEnd() {
    assertThat(
            analyst(
                "SELECT escalation_no, department, age_seconds FROM"
                    + " escalations.open_escalations_at(at = '2016-04-04 13:00:00')"))
        .isEqualTo("2\tA\t0\n");
  }

  @Test
  void aPauseIsSilentWithoutAMessageToTheCustomer() {
    assertThat(
            analyst(
                "SELECT case_id, kind, toTime(paused_at), seconds, silent FROM escalations.pauses"
                    + " ORDER BY case_id"))
        .isEqualTo(
            """
            reopened\tWAITING_ON_CUSTOMER\t11:00:00\t3600\t1
            unrouted\tON_HOLD\t10:10:00\t\\N\t0
            waited\tWAITING_ON_CUSTOMER\t13:50:00\t7200\t0
            """);
  }

  @Test
  void aPauseNearDueThatSavedAClockIsFound() {
    assertThat(
            analyst(
                "SELECT case_id, clock, toString(due_without_it), avoided_breach, near_due FROM"
                    + " escalations.pauses_near_due ORDER BY case_id"))
        .isEqualTo(
            """
            reopened\tresolution\t2016-04-04 14:00:00.000\t0\t0
            waited\tresolution\t2016-04-04 14:00:00.000\t1\t1
            """);
  }

  @Test
  void aBreachIsSharedByWhoHadTheCase() {
    assertThat(
            analyst(
                "SELECT case_id, clock, department, held_seconds, held_share, held_at_breach FROM"
                    + " escalations.breach_attribution ORDER BY department"))
        .isEqualTo(
            """
            waited\ttotal_resolution\tA\t14400\t0.8\t1
            waited\ttotal_resolution\tB\t3600\t0.2\t0
            """);
  }

  @Test
  void routingIsRightWhenTheFirstDepartmentSolvesAlone() {
    assertThat(
            analyst(
                "SELECT case_id, first_department, last_department, departments,"
                    + " seconds_to_last_department, unrouted_seconds, right_first_time FROM"
                    + " escalations.case_routing ORDER BY case_id"))
        .isEqualTo(
            """
            cancelled\t\\N\t\\N\t0\t\\N\t3600\t\\N
            reopened\tA\tB\t2\t14400\t0\t0
            unrouted\t\\N\t\\N\t0\t\\N\t0\t\\N
            waited\tA\tA\t2\t10800\t0\t0
            """);
  }

  @Test
  void timeWithoutAnAssigneeIsUnowned() {
    assertThat(
            analyst(
                "SELECT case_id, toTime(first_owned_at), unowned_seconds, age_seconds FROM"
                    + " escalations.unowned_time ORDER BY case_id"))
        .isEqualTo(
            """
            cancelled\t\\N\t3600\t3600
            reopened\t10:30:00\t1800\t25200
            unrouted\t\\N\t7200\t7200
            waited\t10:00:00\t1200\t21300
            """);
  }

  @Test
  void compensationKnowsWhatWentBefore() {
    assertThat(
            analyst(
                "SELECT case_id, amount, currency, escalated, breached FROM"
                    + " escalations.compensations"))
        .isEqualTo("waited\t12.5\tEUR\t1\t1\n");
  }

  @Test
  void workIsTheMeanOfThirteenWeeks() {
    assertThat(
            analyst(
                "SELECT * FROM escalations.workload_by_hour_of_week(until = '2016-04-11 00:00:00')"
                    + " ORDER BY ALL"))
        .isEqualTo(
            "\t1\t10\t0.154\t0\nA\t1\t10\t0.154\t0\nA\t1\t13\t0\t0.077\nB\t1\t12\t0\t0.077\n");
    assertThat(
            analyst(
                "SELECT count() FROM escalations.workload_by_hour_of_week(until = '2016-04-04"
                    + " 10:00:00')"))
        .isEqualTo("0\n");
  }

  /**
   * 200 calls an hour of three minutes, four in five to be answered within 20 seconds: the example
   * of the textbooks.
   */
  @Test
  void erlangCGivesTheTextbooksAgents() {
    assertThat(
            analyst(
                "SELECT round(erlang_c_wait(14, 10), 4), round(erlang_c_in_time(14, 10, 180, 20),"
                    + " 3), erlang_c_agents(10, 180, 20, 0.8)"))
        .isEqualTo("0.1741\t0.888\t14\n");
    // one server: the chance to wait is the load itself; overloaded: certain
    assertThat(
            analyst(
                "SELECT erlang_c_wait(1, 0.5), erlang_c_wait(3, 3), erlang_c_agents(0, 180, 20,"
                    + " 0.8)"))
        .isEqualTo("0.5\t1\t0\n");
  }

  @Test
  void staffingFollowsFromTheWorkload() {
    assertThat(
            analyst(
                "SELECT department, hour, load_erlangs, agents FROM escalations.staffing_for(until"
                    + " = '2016-04-11 00:00:00', handling_seconds = 36000, answer_seconds = 60,"
                    + " share_in_time = 0.8) WHERE hour = 10 ORDER BY department"))
        .isEqualTo("\t10\t1.54\t4\nA\t10\t1.54\t4\n");
  }

  private static String openAt(String time) {
    return analyst(
        "SELECT case_id FROM escalations.open_cases_at(at = '2016-04-04 "
            + time
            + "') ORDER BY case_id");
  }

  private static void insert(String into, String values) {
    server.as("writer").query("INSERT INTO escalations_tables." + into + " VALUES " + values);
  }

  private static String analyst(String statement) {
    return server.as("analyst").query(statement);
  }
}
