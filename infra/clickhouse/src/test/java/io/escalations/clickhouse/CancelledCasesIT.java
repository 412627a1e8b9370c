package io.escalations.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.clickhouse.testing.ClickHouseProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three cases of one Monday, opened at 10:00, rated and compensated at 12:00: {@code cancelled} at
 * 11:00, {@code restored} ten minutes after that, {@code again} cancelled at 13:00 once more. Each
 * waits from 10:30 on.
 */
class CancelledCasesIT {
  @TempDir static Path home;
  private static ClickHouseProcess server;

  @BeforeAll
  static void threeCases() throws Exception {
    server = TestServer.start(home);
    ClickHouseMigrations.apply(server.as("admin"));
    StringBuilder events = new StringBuilder();
    for (String name : new String[] {"cancelled", "restored", "again"}) {
      add(events, name, "CASE_OPENED", "10:00:00", "NULL, NULL, NULL");
      add(events, name, "WAITING_ON_CUSTOMER", "10:30:00", "NULL, NULL, NULL");
      add(events, name, "CANCELLED", "11:00:00", "NULL, NULL, NULL");
      if (!name.equals("cancelled")) {
        add(events, name, "RESTORED", "11:10:00", "NULL, NULL, NULL");
      }
      add(events, name, "COMPENSATED", "12:00:00", "NULL, 12.5, 'EUR'");
      add(events, name, "SATISFACTION_RATED", "12:00:00", "5, NULL, NULL");
    }
    add(events, "again", "CANCELLED", "13:00:00", "NULL, NULL, NULL");
    add(events, "again", "SATISFACTION_RATED", "14:00:00", "1, NULL, NULL");
    insert(
        "case_events (event_id, case_id, type, occurred_at, rating, compensated_amount,"
            + " compensated_currency)",
        events.substring(2));
    insert(
        "cases (case_id, status, opened_at, version, is_deleted)",
        "('cancelled', 'CANCELLED', '2016-04-04 10:00:00', 1, 0), ('restored', 'WAITING',"
            + " '2016-04-04 10:00:00', 1, 0), ('again', 'CANCELLED', '2016-04-04 10:00:00', 1, 0)");
  }

  private static void add(
      StringBuilder events, String name, String type, String clock, String values) {
    String id = type + "-" + clock;
    events.append(
        ", ('%s', '%s', '%s', '2016-04-04 %s', %s)".formatted(id, name, type, clock, values));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whatIsRatedOrGrantedAfterACancellationThatStandsCountsNowhere() {
    assertThat(
            analyst(
                "SELECT case_id, rating FROM escalations.satisfaction_ratings ORDER BY case_id"))
        .isEqualTo("again\t5\nrestored\t5\n");
    assertThat(analyst("SELECT case_id FROM escalations.compensations ORDER BY case_id"))
        .isEqualTo("again\nrestored\n");
  }

  @Test
  void aCancellationThatWasTakenBackEndsNoPause() {
    assertThat(
            analyst(
                "SELECT case_id, formatDateTime(ended_at, '%H:%i') FROM escalations.pauses ORDER BY"
                    + " case_id"))
        .isEqualTo("again\t13:00\ncancelled\t11:00\nrestored\t\\N\n");
  }

  @Test
  void aCaseIsOpenUntilTheCancellationThatStands() {
    server.as("admin").query("SYSTEM REFRESH VIEW escalations_tables.refresh_open_spans");
    server.as("admin").query("SYSTEM WAIT VIEW escalations_tables.refresh_open_spans");

    assertThat(
            server
                .as("admin")
                .query(
                    "SELECT case_id, formatDateTime(open_to, '%Y-%m-%d %H:%i') FROM"
                        + " escalations_tables.open_spans WHERE kind = 'CASE' ORDER BY case_id"))
        .isEqualTo(
            "again\t2016-04-04 13:00\ncancelled\t2016-04-04 11:00\nrestored\t2299-12-31 00:00\n");
  }

  private static void insert(String into, String values) {
    server.as("writer").query("INSERT INTO escalations_tables." + into + " VALUES " + values);
  }

  private static String analyst(String statement) {
    return server.as("analyst").query(statement);
  }
}
