package io.escalations.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.dashboards.testing.Chromium;
import io.escalations.dashboards.text.Wording;
import io.escalations.stack.testing.ClickHouseExtension;
import io.escalations.stack.testing.KafkaExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The place to ask, in a real browser over a real ClickHouse. */
class AskIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  /** Half a minute, if nobody stops it. */
  private static final String SLOW =
      "SELECT sleepEachRow(0.1) FROM numbers(300) SETTINGS max_block_size = 1";

  private static Dashboards dashboards;

  @BeforeAll
  static void serve() {
    clickHouse
        .as("writer")
        .query(
            "INSERT INTO escalations_tables.cases (case_id, status, opened_at, department,"
                + " version) SELECT concat('C-', toString(number)), 'OPEN',"
                + " toDateTime64('2016-05-01', 3, 'UTC') + toIntervalHour(number), if(number < 3,"
                + " '=1+1', concat('D-', toString(number % 7))), 1 FROM numbers(6000)");
    dashboards = TestDashboards.start(kafka.brokers(), clickHouse);
  }

  @AfterAll
  static void stop() {
    dashboards.close();
  }

  @Test
  void viewsAndColumnsAreCompletedWithWhatTheyMean(Page page) {
    page.navigate(dashboards.address() + "/analysts");
    page.waitForResponse("**/ask/names", () -> page.reload());
    Locator editor = page.locator(".cm-content");
    editor.click();
    page.keyboard().type("SELECT * FROM sla_br");
    assertThat(page.locator(".cm-tooltip-autocomplete li").first()).containsText("sla_breaches");
    page.keyboard().press("Enter");
    page.keyboard().type(" WHERE overdue_s");

    assertThat(page.locator(".cm-tooltip-autocomplete li").first()).containsText("overdue_seconds");
    assertThat(page.locator(".cm-completionInfo")).containsText("Counted time from breach to stop");
  }

  @Test
  void anAnswerPagesAndSortsAndIsInTheAddress(Page page) {
    open(page, "SELECT case_id, department, opened_at FROM cases ORDER BY opened_at LIMIT 120");

    assertThat(page.locator("#ask-state")).containsText("120 rows, in");
    assertThat(rows(page)).hasCount(50);
    assertThat(rows(page).first().locator("a")).hasAttribute("href", "/cases/C-0");
    page.locator("#ask-answer .on").click();
    assertThat(page.locator(".paging span")).hasText("Rows 51 to 100 of 120");
    page.locator(".answer thead button", new Page.LocatorOptions().setHasText("opened_at")).click();
    page.locator(".answer thead button", new Page.LocatorOptions().setHasText("opened_at")).click();
    assertThat(page.locator(".answer th").last()).hasAttribute("aria-sort", "descending");
    assertThat(rows(page).first()).containsText("C-119");

    replace(page, "SELECT 42 AS answer");
    page.keyboard().press("Control+Enter");
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).hasText("42");
    assertThat(page.url()).endsWith("/analysts?sql=SELECT+42+AS+answer");
    page.reload();
    assertThat(rows(page)).hasText("42");
    page.locator("#ask-before summary").click();
    assertThat(page.locator("#ask-before li")).hasCount(2);
    page.locator("#ask-before li").last().locator("button").click();
    assertThat(page.locator(".cm-content")).containsText("ORDER BY opened_at LIMIT 120");
  }

  @Test
  void ofManyRowsTheFirstComeAndTheFilesHaveAll(Page page) throws Exception {
    open(page, "SELECT department, case_id, -toInt8(1) AS less FROM cases ORDER BY department");

    assertThat(page.locator("#ask-state")).containsText("The first 5,000 rows; the files have all");
    Path csv = page.waitForDownload(() -> page.locator(".file").first().click()).path();
    assertThat(Files.readAllLines(csv))
        .hasSize(6001)
        .startsWith("\"department\",\"case_id\",\"less\"")
        .as("a text that begins as a formula is none, a number stays one")
        .contains("\"'=1+1\",\"C-0\",-1");
    Download parquet = page.waitForDownload(() -> page.locator(".file").last().click());
    assertThat(Files.readAllBytes(parquet.path()))
        .startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void twoColumnsAreAChart(Page page) {
    open(page, "SELECT department, count() AS cases FROM cases GROUP BY department");
    page.locator("#ask-chart summary").click();

    assertThat(page.locator("#ask-chart svg.wide")).hasAttribute("role", "img");
    assertThat(page.locator("#ask-chart svg.wide text").getByText("D-6")).isVisible();
    assertThat(page.locator("#ask-chart svg.wide text").getByText("=1+1")).isVisible();
  }

  @Test
  void aWrongQueryIsMarkedWhereItIsWrong(Page page) {
    open(page, "SELECT case_id,\n  departmnt\nFROM cases");

    assertThat(page.locator("#ask-problem b")).hasText("The query is wrong: line 2, column 3");
    assertThat(page.locator("#ask-problem span")).containsText("departmnt");
    assertThat(page.locator(".cm-lintRange-error")).hasText("departmnt");

    replace(page, "SELECT 1 FORM cases");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#ask-problem b")).containsText("line 1, column");
    assertThat(page.locator("#ask-problem span")).containsText("Syntax error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO escalations_tables.cases (case_id) VALUES ('x')",
        "DROP VIEW escalations.cases",
        "SELECT * FROM escalations_tables.cases",
        "SELECT * FROM url('http://127.0.0.1:1/', 'CSV', 'a String')"
      })
  void whatAnalystsMayNotDoIsRefused(String query, Page page) {
    open(page, query);

    assertThat(page.locator("#ask-problem b")).containsText("Refused: analysts may only read");
  }

  @Test
  void aStoppedQueryEndsOnTheServer(Page page) {
    open(page, SLOW);
    await().until(() -> running() == 1);
    page.locator("#ask .stop").click();

    assertThat(page.locator("#ask-problem b")).hasText("Stopped");
    await().until(() -> running() == 0);
  }

  @Test
  void aPageThatIsLeftStopsItsQuery(Page page) {
    open(page, SLOW);
    await().until(() -> running() == 1);
    page.navigate(dashboards.address() + "/analysts");

    await().until(() -> running() == 0);
  }

  @Test
  void anotherSiteCanAskNothing(Page page) {
    String request = "{\"id\":\"%s\",\"sql\":\"SELECT 1\"}".formatted(UUID.randomUUID());
    for (String origin : new String[] {"http://elsewhere.example", ""}) {
      RequestOptions options =
          RequestOptions.create().setHeader("Content-Type", "application/json").setData(request);
      APIResponse answer =
          page.request()
              .post(
                  dashboards.address() + "/ask",
                  origin.isEmpty() ? options : options.setHeader("Origin", origin));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("did not come from a page of this server");
    }
    String linked =
        page.request()
            .get(
                dashboards.address() + "/analysts?sql=SELECT+1",
                RequestOptions.create().setHeader("Sec-Fetch-Site", "cross-site"))
            .text();
    assertThat(linked)
        .as("what another site links to waits for a person to run it")
        .contains("data-run=\"false\"")
        .contains("This query came from another site");
  }

  @Test
  void aWorkedQuestionOpensInIt(Page page) {
    page.navigate(dashboards.address() + "/analysts");
    page.getByLabel(
            "In which weeks were the most promises broken, by clock and department? in the editor")
        .click();

    assertThat(page.locator(".cm-content")).containsText("-- In which weeks");
    assertThat(page.locator("#ask-state")).containsText("0 rows");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everybodyCanAsk(ColorScheme scheme, Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    for (int width : new int[] {1280, 390}) {
      page.setViewportSize(width, 900);
      for (String query :
          new String[] {"SELECT department, count() FROM cases GROUP BY 1", "SELECT nothing"}) {
        open(page, query);
        assertThat(page.locator("#ask .run")).isEnabled();
        String name = "ask-" + query.length() + "-" + scheme + "-" + width;
        page.screenshot(
            new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
        assertThat(
                page.evaluate(
                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
            .as(name)
            .isEqualTo(true);
      }
    }
  }

  private static void open(Page page, String query) {
    page.navigate(dashboards.address() + "/analysts?sql=" + Wording.segment(query));
  }

  private static void replace(Page page, String query) {
    page.locator(".cm-content").click();
    page.keyboard().press("Control+a");
    page.keyboard().insertText(query);
  }

  private static Locator rows(Page page) {
    return page.locator(".answer tbody tr");
  }

  private static long running() {
    ClickHouseHttp admin = clickHouse.as("admin");
    return Long.parseLong(
        admin
            .query(
                "SELECT count() FROM system.processes WHERE user = 'analyst' AND query LIKE 'SELECT"
                    + " sleepEachRow%'")
            .strip());
  }
}
