package io.escalations.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.clickhouse.testing.ClickHouseProcess;
import io.escalations.schemas.UserError;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClickHouseMigrationsIT {
  @TempDir static Path home;
  private static ClickHouseProcess server;

  @BeforeAll
  static void migratedServer() throws Exception {
    server = TestServer.start(home);
    assertThat(ClickHouseMigrations.apply(server.as("admin")))
        .startsWith("V001__tables.sql", "V002__views.sql");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aSecondRunChangesNothing() throws Exception {
    assertThat(ClickHouseMigrations.apply(server.as("admin"))).isEmpty();
  }

  @Test
  void aRunThatFailedHalfWayIsTakenUpAgain() {
    Map<String, String> broken =
        Map.of("V900__half.sql", "CREATE DATABASE IF NOT EXISTS half;\nCREATE NONSENSE;\n");
    Map<String, String> repaired =
        Map.of("V900__half.sql", "CREATE DATABASE IF NOT EXISTS half;\n");

    assertThatThrownBy(() -> ClickHouseMigrations.apply(server.as("admin"), broken))
        .isInstanceOf(UserError.class);

    assertThat(ClickHouseMigrations.apply(server.as("admin"), repaired))
        .containsExactly("V900__half.sql");
  }

  @Test
  void anAppliedFileMustNotChange() {
    assertThatThrownBy(
            () ->
                ClickHouseMigrations.apply(
                    server.as("admin"), Map.of("V001__tables.sql", "SELECT 1;")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("V001__tables.sql");
  }

  @Test
  void everyTableViewAndColumnHasAComment() {
    assertThat(
            query(
                "admin",
                "SELECT database, name FROM system.tables WHERE database LIKE 'escalations%' AND"
                    + " comment = ''"))
        .isEmpty();
    // what fills a table has that table's columns
    String undescribed =
        """
        SELECT table, name FROM system.columns WHERE database LIKE 'escalations%' AND comment = ''
          AND (database, table) NOT IN (SELECT database, name FROM system.tables WHERE engine = 'MaterializedView')
        """;
    assertThat(query("admin", undescribed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          case_events      | event_id, case_id, type, occurred_at, sequence, source, actor_id, actor_role, channel, priority, department, team, assignee, tier, issue_category, issue_type, issue_product, ingested_at
          cases            | case_id, status, opened_at, first_response_at, resolved_at, closed_at, first_priority, priority, department, team, assignee, tier, max_tier, channel, customer_id, customer_segment, issue_category, issue_type, issue_product, escalation_count, department_changes, returns_to_earlier_department, reopen_count, failed_attempts, waiting_seconds, on_hold_seconds, time_to_first_resolution_seconds, rating, compensated_amount, compensated_currency
          escalations      | case_id, escalation_no, kind, reason, from_department, department, from_tier, tier, issue_category, issue_type, priority, channel, customer_id, description, escalated_at, acknowledged_at, owner, status, ended_at, deadline, resolution_seconds
          sla_clocks       | case_id, clock, instance, policy_version, calendar, status, started_at, target_seconds, due_at, remaining_seconds, stopped_at, breached_at, cause, elapsed_seconds, wall_seconds, paused_seconds, overdue_seconds, department, tier, priority, issue_category
          sla_breaches     | case_id, clock, instance, policy_version, calendar, status, started_at, target_seconds, due_at, remaining_seconds, stopped_at, breached_at, cause, elapsed_seconds, wall_seconds, paused_seconds, overdue_seconds, department, tier, priority, issue_category, breach_department, breach_tier, breach_priority
          sla_alerts       | alert_id, revision, case_id, clock, instance, level, action, at, known_at, emitted_at, due_at, target_seconds, status, department, team, tier, priority, issue_category, proof_event_id, policy_version
          alert_seen       | alert_id, seen_by, seen_at
          rejected_events  | topic, partition, offset, reason, raw, rejected_at
          pipeline_progress| subtask, subtasks, event_time, known_at
          """)
  void theAnalystReadsThePublishedColumns(String view, String columns) {
    assertThat(
            query(
                    "analyst",
                    "SELECT "
                        + columns
                        + " FROM escalations."
                        + view
                        + " FORMAT TabSeparatedWithNames")
                .lines()
                .findFirst()
                .orElseThrow()
                .split("\t"))
        .containsExactly(columns.split(", "));
  }

  @Test
  void typesAreThoseThatArePublished() {
    String odd =
        """
        SELECT table, name, type FROM system.columns WHERE database = 'escalations' AND (
          (endsWith(name, '_at') AND replaceRegexpOne(type, '^Nullable\\\\((.*)\\\\)$', '\\\\1') != 'DateTime64(3, \\'UTC\\')')
          OR (endsWith(name, '_seconds') AND replaceRegexpOne(type, '^Nullable\\\\((.*)\\\\)$', '\\\\1') != 'Decimal(18, 3)')
          OR (name = 'tier' AND table != 'escalation_volume' AND type != 'Nullable(UInt8)'))
        """;
    assertThat(query("admin", odd)).isEmpty();
  }

  @Test
  void theLastVersionOfARowCountsWhateverTheOrderOfWriting() {
    insertCase("late", "CLOSED", 9, 0);
    insertCase("late", "OPEN", 5, 0);
    insertCase("gone", "OPEN", 3, 0);
    insertCase("gone", "OPEN", 4, 1);
    insertCase("gone", "OPEN", 2, 0);

    assertThat(
            query(
                "viewer",
                "SELECT case_id, status FROM escalations.cases WHERE case_id IN ('late', 'gone')"))
        .isEqualTo("late\tCLOSED\n");
  }

  @Test
  void personalDataIsNullForAllButThoseWhoMayReadIt() {
    query(
        "writer",
        "INSERT INTO escalations_tables.escalations (case_id, escalation_no, description,"
            + " escalated_at, status, version, is_deleted) VALUES ('private', 1, 'secret', 0,"
            + " 'OPEN', 1, 0)");
    query(
        "writer",
        "INSERT INTO escalations_tables.case_events (event_id, case_id, type, customer_name,"
            + " customer_account, customer_contact, issue_description, escalation_note, attributes)"
            + " VALUES ('e', 'private', 'CASE_OPENED', 'secret', 'secret', 'secret', 'secret',"
            + " 'secret', {'k': 'secret'})");
    query(
        "writer",
        "INSERT INTO escalations_tables.rejected_events (topic, partition, offset, reason, detail,"
            + " raw) VALUES ('t', 0, 0, 'NOT_JSON', 'secret', 'secret')");

    for (String view : new String[] {"escalations", "case_events", "rejected_events"}) {
      String all = "SELECT * FROM escalations." + view + " FORMAT Vertical";
      assertThat(query("analyst", all))
          .as("analyst, %s", view)
          .isNotEmpty()
          .doesNotContain("secret");
      assertThat(query("privacy", all)).as("privacy, %s", view).contains("secret");
      assertThat(
              query(
                  "analyst",
                  "SELECT count() FROM escalations."
                      + view
                      + " WHERE toString(tuple(*)) LIKE '%secret%'"))
          .isEqualTo("0\n");
      assertThatThrownBy(() -> query("analyst", "SELECT * FROM escalations_tables." + view))
          .hasMessageContaining("497");
      assertThatThrownBy(() -> query("privacy", "SELECT * FROM escalations_tables." + view))
          .hasMessageContaining("497");
    }
  }

  private static void insertCase(String caseId, String status, int version, int deleted) {
    query(
        "writer",
        "INSERT INTO escalations_tables.cases (case_id, status, version, is_deleted) VALUES ('%s', '%s', %d, %d)"
            .formatted(caseId, status, version, deleted));
  }

  private static String query(String user, String statement) {
    return server.as(user).query(statement);
  }
}
