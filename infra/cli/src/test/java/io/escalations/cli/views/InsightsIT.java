package io.escalations.cli.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.cli.PrintedReport;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.stack.Home;
import io.escalations.stack.testing.ClickHouseExtension;
import io.escalations.stack.testing.DashboardsProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the insights say of the bundled log, and that they say nothing once its labels are dealt at
 * random.
 */
class InsightsIT {
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  /** The report needs none: nothing listens there. */
  private static final String NO_BROKER = "127.0.0.1:1";

  @TempDir Path directory;

  private PolicyVersions policies;

  @BeforeEach
  void readPolicy() throws IOException {
    Path file = Home.current().root().resolve("infra/demo/policy.yaml");
    policies =
        PolicyVersions.of(List.of(PolicyParser.parse(file.toString(), Files.readString(file))));
  }

  @Test
  void theLogSaysWhereToLookAndViewsAgreeWithItsFacts() throws IOException {
    fill(BundledLog.events());

    everyInsightHasItsCases();
    viewsAgreeWithTheFacts();
    theReportIsWhole();
  }

  @ParameterizedTest
  @ValueSource(longs = 1)
  void onceLabelsAreDealtAtRandomThereIsNothingToSay(long seed) throws IOException {
    List<ObjectNode> events = BundledLog.events();
    BundledLog.shuffleLabels(events, seed);
    fill(events);

    assertThat(
            analyst(
                "SELECT quarter, finding, adjusted_p_value FROM escalations.quarterly_insights"))
        .isEmpty();
  }

  private static void everyInsightHasItsCases() {
    assertThat(
            analyst(
                "SELECT DISTINCT insight_class FROM escalations.quarterly_insights WHERE quarter ="
                    + " '2016Q2' ORDER BY ALL"))
        .isEqualTo("PLATFORM\nPROCESS\nTRAINING\n");
    assertThat(
            analyst(
                "SELECT finding FROM escalations.quarterly_insights WHERE quarter = '2016Q2' AND"
                    + " rule = 'SENDS_BACK'"))
        .contains("Group 20 sends cases straight back to Group 70");
    List<String> insights =
        analyst("SELECT observed, evidence_query FROM escalations.quarterly_insights FORMAT TSVRaw")
            .lines()
            .toList();
    assertThat(insights).hasSizeGreaterThan(20);
    for (String insight : insights) {
      String[] columns = insight.split("\t", -1);
      assertThat(analyst("SELECT count(), uniqExact(case_id) FROM (" + columns[1] + ")"))
          .as(columns[1])
          .isEqualTo(columns[0] + "\t" + columns[0] + "\n");
    }
  }

  private static void viewsAgreeWithTheFacts() {
    assertThat(
            analyst(
                "SELECT sumIf(seconds, kind = 'WAITING_ON_CUSTOMER'), sumIf(seconds, kind ="
                    + " 'ON_HOLD') FROM escalations.pauses"))
        .isEqualTo(
            analyst("SELECT sum(waiting_seconds), sum(on_hold_seconds) FROM escalations.cases"));
    assertThat(
            analyst(
                "SELECT max(abs(1 - shares)) < 0.0001 FROM (SELECT sum(held_share) AS shares FROM"
                    + " escalations.breach_attribution GROUP BY case_id, clock, instance)"))
        .isEqualTo("1\n");
    clickHouse.as("admin").query("SYSTEM REFRESH VIEW escalations_tables.refresh_open_spans");
    clickHouse.as("admin").query("SYSTEM WAIT VIEW escalations_tables.refresh_open_spans");
    String at = "toDateTime64('2016-04-15 12:00:00', 3, 'UTC')";
    assertThat(analyst("SELECT sum(cases) FROM escalations.backlog_at(at = '2016-04-15 12:00:00')"))
        .isEqualTo(
            analyst(
                ("SELECT countIf(state) FROM (SELECT argMax(type IN ('CASE_OPENED', 'REOPENED'),"
                        + " (occurred_at, sequence)) AS state FROM escalations.case_events WHERE"
                        + " occurred_at <= {at} AND type IN ('CASE_OPENED', 'REOPENED', 'RESOLVED',"
                        + " 'CLOSED') GROUP BY case_id)")
                    .replace("{at}", at)));
  }

  private void theReportIsWhole() throws IOException {
    for (String view : List.of("volume", "resolution", "sla", "satisfaction", "tiers")) {
      clickHouse
          .as("admin")
          .query("SYSTEM REFRESH VIEW escalations_tables.refresh_quarterly_" + view);
      clickHouse.as("admin").query("SYSTEM WAIT VIEW escalations_tables.refresh_quarterly_" + view);
    }
    Servers.ClickHouse warehouse =
        new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords());
    try (DashboardsProcess dashboards =
        new DashboardsProcess(new Servers(NO_BROKER, warehouse, null, null, null, TimeMode.DATA))) {
      new PrintedReport(dashboards.serversFile(), "2016Q2", directory).isWhole();
    }
  }

  private void fill(List<ObjectNode> events) {
    new Warehouse(clickHouse.as("admin")).fill(events, policies);
    clickHouse
        .as("admin")
        .query("SYSTEM REFRESH VIEW escalations_tables.refresh_quarterly_insights");
    clickHouse.as("admin").query("SYSTEM WAIT VIEW escalations_tables.refresh_quarterly_insights");
  }

  private static String analyst(String query) {
    return clickHouse.as("analyst").query(query);
  }
}
