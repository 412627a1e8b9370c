package io.escalations.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.dashboards.testing.Chromium;
import io.escalations.stack.testing.ClickHouseExtension;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A quarter in which 300 departments worked, in a real browser over a real ClickHouse. */
class ManyDepartmentsIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  private static final int DEPARTMENTS = 300;
  private static final int HAND_OVERS = 1_200;

  private static Dashboards dashboards;

  @BeforeAll
  static void serve() {
    ClickHouseHttp writer = clickHouse.as("writer");
    // Four cases of each department, handed on to the next but nine; the promises of each tenth
    // department are broken.
    String cases =
        """
        SELECT
          concat('M-', toString(number)) AS case_id,
          concat('Department of many words no. ', toString(number %% %1$d)) AS desk,
          concat('Department of many words no. ', toString((number + 9) %% %1$d)) AS next,
          toDateTime64('2016-04-01', 3, 'UTC') + toIntervalHour(number) AS opened,
          number %% 10 = 0 AS late
        FROM numbers(%2$d)
        """
            .formatted(DEPARTMENTS, HAND_OVERS);
    writer.query(
        "INSERT INTO escalations_tables.cases (case_id, status, opened_at, department, priority,"
            + " version) SELECT case_id, 'RESOLVED', opened, desk, 'P2', 1 FROM ("
            + cases
            + ")");
    writer.query(
        "INSERT INTO escalations_tables.case_events (event_id, case_id, type, occurred_at,"
            + " department, priority, version) SELECT concat(case_id, '-opened'), case_id,"
            + " 'CASE_OPENED', opened, desk, 'P2', 1 FROM ("
            + cases
            + ")");
    writer.query(
        "INSERT INTO escalations_tables.escalations (case_id, escalation_no, kind, from_department,"
            + " department, escalated_at, status, version) SELECT case_id, 1, 'FUNCTIONAL', desk,"
            + " next, opened + toIntervalHour(1), 'RESOLVED', 1 FROM ("
            + cases
            + ")");
    writer.query(
        "INSERT INTO escalations_tables.case_resolutions (case_id, resolution_no, opened_at,"
            + " stopped_at, resolution_seconds, department, priority, version) SELECT case_id, 1,"
            + " opened, opened + toIntervalHour(5), 18000, desk, 'P2', 1 FROM ("
            + cases
            + ")");
    writer.query(
        "INSERT INTO escalations_tables.sla_clocks (case_id, clock, instance, policy_version,"
            + " status, started_at, target_seconds, due_at, department, priority, version) SELECT"
            + " case_id, 'resolution', 1, 'test-1', if(late, 'BREACHED', 'MET'), opened, 14400,"
            + " opened + toIntervalHour(4), desk, 'P2', 1 FROM ("
            + cases
            + ")");
    QuarterViews.refresh(clickHouse);
    dashboards = TestDashboards.start(TestDashboards.NO_BROKER, clickHouse);
  }

  @AfterAll
  static void stop() {
    dashboards.close();
  }

  @Test
  void theChartNamesEightAndSumsTheOthers(Page page) {
    page.navigate(dashboards.address() + "/quarters/2016Q2");
    Locator chart = page.locator("#chart-handovers");

    List<String> rows =
        chart.locator("svg.wide text").allTextContents().stream()
            .filter(text -> text.matches("\\d+ {2}.*"))
            .toList();
    assertThat(rows).hasSize(9).last().isEqualTo("9  others");
    assertThat(chart.locator("figcaption")).containsText("1,200 hand-overs between departments");
    assertThat(chart.locator("figcaption")).not().containsText("others");
  }

  @Test
  void theNumbersOfTheChartAreOfAllDepartments(Page page) {
    page.navigate(dashboards.address() + "/quarters/2016Q2");
    page.locator("#chart-handovers summary").click();

    List<String> counts = page.locator("#chart-handovers tbody td:nth-child(3)").allTextContents();
    assertThat(counts.stream().mapToInt(count -> Integer.parseInt(count.replace(",", ""))).sum())
        .isEqualTo(HAND_OVERS);
    assertThat(page.locator("#chart-handovers tbody")).containsText("others");
  }

  @Test
  void tablesShowTheFirstTwelveAndSayOfHowMany(Page page) {
    page.navigate(dashboards.address() + "/quarters/2016Q2");

    for (String section : List.of("volume", "resolution", "promises")) {
      Locator hint =
          page.locator("section[aria-labelledby=" + section + "-title] .hint")
              .getByText("are shown, of 300.");
      assertThat(hint).hasCount(1);
    }
  }
}
