package io.escalations.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.dashboards.testing.Chromium;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.stack.testing.ClickHouseExtension;
import io.escalations.stack.testing.KafkaExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages that do not move, in a real browser over a real ClickHouse that holds two quarters of made-up cases. */
class ReportPagesIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  private static final String LONG_NAME = "Department <b>bold</b> " + "x".repeat(280);
  private static final Duration COMPUTED_WITHIN = Duration.ofSeconds(30);

  private static Dashboards dashboards;

  @BeforeAll
  static void serve() {
    ClickHouseHttp writer = clickHouse.as("writer");
    // 60 cases a quarter: every third in the department with the long name, whose promises are mostly broken.
    String cases =
        "SELECT concat('Q-', toString(number)) AS case_id, if(number %% 3 = 0, '%s', 'Billing') AS department, toDateTime64(if(number < 60, '2016-02-01', '2016-05-01'), 3, 'UTC') + toIntervalHour(number) AS opened FROM numbers(120)"
            .formatted(LONG_NAME);
    writer.query("INSERT INTO escalations_tables.cases (case_id, status, opened_at, department, priority, version) SELECT case_id, 'RESOLVED', opened, department, 'P2', 1 FROM (" + cases + ")");
    writer.query(
        "INSERT INTO escalations_tables.case_events (event_id, case_id, type, occurred_at, department, priority, actor_id, actor_role, version)"
            + " SELECT concat(case_id, '-opened'), case_id, 'CASE_OPENED', opened, department, 'P2', 'Ann <i>', 'AGENT', 1 FROM (" + cases + ")");
    writer.query(
        "INSERT INTO escalations_tables.case_spells (case_id, spell, opened_at, stopped_at, resolution_seconds, department, priority, version)"
            + " SELECT case_id, 1, opened, opened + toIntervalHour(5), 18000, department, 'P2', 1 FROM (" + cases + ")");
    writer.query(
        "INSERT INTO escalations_tables.sla_clocks (case_id, clock, instance, policy_version, calendar, status, started_at, target_seconds, due_at, stopped_at, breached_at, cause, elapsed_seconds, paused_seconds, overdue_seconds, department, priority, version)"
            + " SELECT case_id, 'resolution', 1, 'test-1', 'always', if(department = 'Billing', 'MET', 'BREACHED'), opened, 14400, opened + toIntervalHour(4), opened + toIntervalHour(5),"
            + " if(department = 'Billing', NULL, opened + toIntervalHour(4)), if(department = 'Billing', NULL, 'DUE'), 18000, 0, 3600, department, 'P2', 1 FROM (" + cases + ")");
    for (String view : new String[] {"volume", "resolution", "sla", "satisfaction", "tiers", "insights"}) {
      clickHouse.as("admin").query("SYSTEM REFRESH VIEW escalations_tables.refresh_quarterly_" + view);
    }
    await().atMost(COMPUTED_WITHIN).until(() -> clickHouse.as("viewer").query("SELECT max(clocks) FROM escalations.quarterly_sla").strip().equals("60"));
    await().atMost(COMPUTED_WITHIN).until(() -> clickHouse.as("viewer").query("SELECT max(cases_opened) FROM escalations.quarterly_volume").strip().equals("60"));
    await().atMost(COMPUTED_WITHIN).until(() -> clickHouse.as("viewer").query("SELECT max(resolved) FROM escalations.quarterly_resolution").strip().equals("60"));
    dashboards = start(clickHouse.url());
  }

  @AfterAll
  static void stop() {
    dashboards.close();
  }

  @Test
  void theQuarterBeginsWithWords(Page page) {
    page.navigate(dashboards.address() + "/quarters");

    assertThat(page).hasURL(dashboards.address() + "/quarters/2016Q2");
    assertThat(page.locator(".first li").first()).containsText("60 cases were opened, ±0 % against 2016Q1");
    assertThat(page.locator(".first li").nth(1)).containsText("The promise “resolution” was kept in 66.7 % of the decided cases");
    assertThat(page.locator("main")).containsText("Department <b>bold</b>");
    assertThat(page.locator("#satisfaction-title + .none")).containsText("Nobody rated a case in 2016Q2");
    assertThat(page.locator("th", new Page.LocatorOptions().setHasText("90th percentile")).last()).hasAttribute("title", "Exact percentile, interpolated");
    assertThat(page.locator(".top.report")).containsText("promises by policy test-1");
  }

  @Test
  void aQuarterWithoutDataSaysSo(Page page) {
    Response response = page.navigate(dashboards.address() + "/quarters/2019Q3");

    assertThat(response.status()).isEqualTo(200);
    assertThat(page.locator("main")).containsText("Nothing is known of 2019Q3");
    assertThat(page.navigate(dashboards.address() + "/quarters/next").status()).isEqualTo(400);
  }

  @Test
  void theReportIsOneFileThatPrintsToWholePages(Page page) {
    Response response = page.navigate(dashboards.address() + "/quarters/2016Q2?paper");

    assertThat(response.text()).contains("<style>").doesNotContain("<script").doesNotContain("/assets/");
  }

  @Test
  void aCaseIsShownAsNowAndAsOfAnEarlierInstant(Page page) {
    page.navigate(dashboards.address() + "/cases/Q-60?at=2016-06-01T00:00:00Z");
    assertThat(page.locator(".state").first()).hasText("Breached");
    assertThat(page.locator("main")).containsText("Ann <i>");

    page.navigate(dashboards.address() + "/cases/Q-60?at=2016-05-03T13:00:00Z");
    assertThat(page.locator(".state").first()).hasText("Running");
    assertThat(page.locator(".notice")).containsText("What is now known to have been so");

    assertThat(page.navigate(dashboards.address() + "/cases/absent").status()).isEqualTo(404);
    assertThat(page.locator("main")).containsText("There is no case “absent” here");
    assertThat(page.navigate(dashboards.address() + "/cases/Q-60?at=yesterday").status()).isEqualTo(400);
  }

  @Test
  void anAnalystStartsFromAWorkedQuestion(Page page) {
    page.navigate(dashboards.address() + "/analysts");
    assertThat(page.locator(".report p").first()).containsText("120 cases");
    page.locator("summary", new Page.LocatorOptions().setHasText("sla_breaches")).click();
    assertThat(page.locator("details[open]")).containsText("Counted time from breach to stop");
    page.getByText("In which weeks were the most promises broken, by clock and department?").click();

    assertThat(page.locator("tbody tr").first()).containsText("resolution");
    assertThat(page.request().get(page.url() + "/csv").text()).startsWith("\"week\",\"clock\"");
    assertThat(page.request().get(page.url() + "/parquet").body()).startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void withoutClickHouseThePagesSaySo(Page page) {
    try (Dashboards alone = start("http://127.0.0.1:1")) {
      assertThat(page.navigate(alone.address() + "/quarters/2016Q2").status()).isEqualTo(503);
      assertThat(page.locator("main")).containsText("ClickHouse does not answer");
    }
  }

  @ParameterizedTest
  @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
  void everybodyCanReadThem(ColorScheme scheme, Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    for (int width : new int[] {1440, 390}) {
      page.setViewportSize(width, 900);
      for (String address : new String[] {"/quarters/2016Q2", "/quarters/2019Q3", "/cases/Q-60?at=2016-06-01T00:00:00Z", "/analysts", "/analysts/broken-promises-by-week"}) {
        page.navigate(dashboards.address() + address);
        String name = (address.replaceAll("[^A-Za-z0-9]+", "-") + "-" + scheme + "-" + width).toLowerCase();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "pictures", "page" + name + ".png")));
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).as(name).isEqualTo(true);
      }
    }
  }

  private static Dashboards start(String clickHouseUrl) {
    return Dashboards.start(new Servers(kafka.brokers(), new Servers.ClickHouse(clickHouseUrl, "escalations", clickHouse.passwords()), null, null, null, TimeMode.DATA), 0);
  }
}
