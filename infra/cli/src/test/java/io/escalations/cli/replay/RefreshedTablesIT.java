package io.escalations.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Servers;
import io.escalations.stack.testing.ClickHouseExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefreshedTablesIT {
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  @Test
  void reportsShowWhatWasWrittenBefore() {
    for (int cases = 1; cases <= 2; cases++) {
      openCase("case-" + cases);

      RefreshedTables.refresh(
          new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords()));

      assertThat(
              analyst(
                  "SELECT cases_opened FROM escalations.quarterly_volume WHERE dimension = 'ALL'"))
          .isEqualTo(cases + "\n");
      assertThat(
              analyst("SELECT sum(cases) FROM escalations.backlog_at(at = '2016-04-02 00:00:00')"))
          .isEqualTo(cases + "\n");
    }
  }

  @Test
  void withoutTheOwnersPasswordTheyAreLeftToFollow() {
    RefreshedTables.refresh(
        new Servers.ClickHouse(clickHouse.url(), "escalations", Map.of("analyst", "any")));
  }

  private static void openCase(String caseId) {
    clickHouse
        .as("writer")
        .query(
            "INSERT INTO escalations_tables.cases (case_id, status, opened_at, version, is_deleted)"
                + " VALUES ('"
                + caseId
                + "', 'OPEN', '2016-04-01 00:00:00', 1, 0)");
    clickHouse
        .as("writer")
        .query(
            "INSERT INTO escalations_tables.case_events (event_id, case_id, type, occurred_at)"
                + " VALUES ('1', '"
                + caseId
                + "', 'CASE_OPENED', '2016-04-01 00:00:00')");
  }

  private static String analyst(String query) {
    return clickHouse.as("analyst").query(query);
  }
}
