package io.escalations.clickhouse;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.clickhouse.testing.ClickHouseProcess;
import io.escalations.schemas.UserError;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.ColumnType;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.Tickets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClickHouseMigrationsIT {
  @TempDir static Path home;
  private static ClickHouseProcess server;

  /** Those of this build, so that they need not be applied again. */
  private static final String FUNCTIONS = functions();

  @BeforeAll
  static void migratedServer() throws Exception {
    server = TestServer.start(home);
    assertThat(ClickHouseMigrations.apply(server.as("admin")))
        .startsWith("V001__tables.sql")
        .contains("functions", "escalations.sla_clocks");
  }

  private static String functions() {
    try {
      return DdlFiles.read().functions();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    DdlFiles broken =
        migration("V900__half.sql", "CREATE DATABASE IF NOT EXISTS half;\nCREATE NONSENSE;\n");
    DdlFiles repaired = migration("V900__half.sql", "CREATE DATABASE IF NOT EXISTS half;\n");

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
                    server.as("admin"), migration("V001__tables.sql", "SELECT 1;")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("V001__tables.sql");
  }

  static List<Table<?>> tables() {
    return Tables.ALL;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableIsAsItsDefinitionSays(Table<?> table) {
    assertThat(TableComparison.stored(table, server.as("admin")))
        .isEqualTo(TableComparison.defined(table));
    String ofTable =
        "FROM system.tables WHERE database = 'escalations_tables' AND name = '"
            + table.name()
            + "' FORMAT TSVRaw";
    assertThat(query("admin", "SELECT comment " + ofTable)).isEqualTo(table.comment() + "\n");
    // A history needs its tombstones: they say from when on a key was no more.
    boolean merges = table.hasTombstones() && !table.isHistory();
    String version = merges ? "(version, is_deleted)" : "(version)";
    assertThat(query("admin", "SELECT engine_full " + ofTable))
        .startsWith("ReplacingMergeTree" + (table.isVersioned() ? version : ""));
    assertThat(query("admin", "SELECT sorting_key " + ofTable).strip().split(", "))
        .containsAll(table == Tables.SLA_ALERTS ? List.of("revision") : table.key());
  }

  @Test
  void aColumnThatOnlyTheDefinitionHasIsFound() {
    ClickHouseHttp admin = server.as("admin");
    admin.query(
        "CREATE TABLE escalations_tables.tickets (case_id String COMMENT 'The case', number UInt32"
            + " COMMENT '1 for the first', opened_at DateTime64(3, 'UTC') COMMENT 'When', version"
            + " UInt64 COMMENT 'Offset in case-facts', is_deleted UInt8 COMMENT '1: a tombstone,"
            + " the key is removed') ENGINE = ReplacingMergeTree(version, is_deleted) ORDER BY"
            + " (case_id, number)");
    try {
      List<String> today = TableComparison.stored(Tickets.TODAY, admin);
      assertThat(today).isEqualTo(TableComparison.defined(Tickets.TODAY));
      assertThat(TableComparison.defined(Tickets.LATER))
          .containsAll(today)
          .contains("`zone` Nullable(String) COMMENT Personal data: where it is");
    } finally {
      admin.query("DROP TABLE escalations_tables.tickets");
    }
  }

  @Test
  void aViewIsAppliedAgainWhenWhatItReadsFromHasChanged() {
    ClickHouseHttp admin = server.as("admin");
    DdlFiles files =
        view("-- One row per visit\nSELECT * FROM escalations_tables.visits\n", "visits_seen");
    admin.query(
        "CREATE TABLE escalations_tables.visits (at DateTime COMMENT 'When') ENGINE = MergeTree"
            + " ORDER BY at");
    try {
      assertThat(ClickHouseMigrations.apply(admin, files)).contains("escalations.visits_seen");
      assertThat(ClickHouseMigrations.apply(admin, files)).isEmpty();
      admin.query("ALTER TABLE escalations_tables.visits ADD COLUMN who String COMMENT 'Whose'");

      assertThat(ClickHouseMigrations.apply(admin, files))
          .containsExactly("escalations.visits_seen");
      assertThat(
              admin.query(
                  "SELECT name, comment FROM system.columns WHERE database = 'escalations' AND"
                      + " table = 'visits_seen'"))
          .isEqualTo("at\tWhen\nwho\tWhose\n");
    } finally {
      admin.query("DROP VIEW IF EXISTS escalations.visits_seen");
      admin.query("DROP TABLE escalations_tables.visits");
    }
  }

  @Test
  void aViewSaysWhatEachOfItsColumnsIsAndOfNoOther() {
    assertThatThrownBy(
            () ->
                ClickHouseMigrations.apply(
                    server.as("admin"), view("-- One row\nSELECT 1 AS one\n", "lone")))
        .hasMessageContaining("escalations.lone does not say what its column one is");
    assertThatThrownBy(
            () ->
                ClickHouseMigrations.apply(
                    server.as("admin"),
                    view("-- One row\n-- one: It\n-- two: Not\nSELECT 1 AS one\n", "lone")))
        .hasMessageContaining("comments on columns that it does not have: two");
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
          sla_alerts       | alert_id, revision, case_id, clock, instance, level, action, at, known_at, emitted_at, due_at, target_seconds, status, department, team, tier, priority, issue_category, proof_event_id, policy_version, customer_segment
          alert_seen       | alert_id, seen_by, seen_at
          case_spans       | case_id, kind, value, from, to, seconds
          escalation_volume| window, window_start, window_end, department, issue_category, tier, channel, escalations, open_escalations, final, restated_at
          resolution_times | window, window_start, window_end, department, issue_category, priority, resolved, mean_seconds, p50_seconds, p90_seconds, p95_seconds, final, restated_at
          issue_patterns   | pattern_id, kind, first_seen, last_seen, cases, expected, score, status, sample_case_ids
          rejected_events  | topic, partition, offset, reason, detail, raw, rejected_at
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

  static List<Table<?>> tablesWithPersonalData() {
    return Tables.ALL.stream()
        .filter(table -> table.columns().stream().anyMatch(column -> column.type().isPersonal()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("tablesWithPersonalData")
  void personalDataIsNullForAllButThoseWhoMayReadIt(Table<?> table) {
    List<ColumnInfo> personal =
        table.columns().stream().filter(column -> column.type().isPersonal()).toList();
    query(
        "writer",
        "INSERT INTO escalations_tables.%s (%s) VALUES (%s)"
            .formatted(
                table.name(),
                personal.stream().map(ColumnInfo::name).collect(joining(", ")),
                personal.stream()
                    .map(
                        column ->
                            column.type() instanceof ColumnType.TextMapType
                                ? "{'k': 'secret'}"
                                : "'secret'")
                    .collect(joining(", "))));

    String view =
        table.isHistory()
            ? table.name().replace("_history", "_known_at") + "(at = '2200-01-01 00:00:00')"
            : table.name();
    String all = "SELECT * FROM escalations." + view + " FORMAT Vertical";
    assertThat(query("analyst", all)).isNotEmpty().doesNotContain("secret");
    assertThat(query("privacy", all)).contains("secret");
    assertThat(
            query(
                "analyst",
                "SELECT count() FROM escalations."
                    + view
                    + " WHERE toString(tuple(*)) LIKE '%secret%'"))
        .isEqualTo("0\n");
    for (String user : new String[] {"analyst", "privacy"}) {
      assertThatThrownBy(() -> query(user, "SELECT * FROM escalations_tables." + table.name()))
          .hasMessageContaining("497");
    }
  }

  private static DdlFiles migration(String name, String text) {
    return new DdlFiles(Map.of(name, text), FUNCTIONS, List.of());
  }

  private static DdlFiles view(String text, String name) {
    return new DdlFiles(
        Map.of(), FUNCTIONS, List.of(ViewFile.of("escalations", "R__" + name + ".sql", text)));
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
