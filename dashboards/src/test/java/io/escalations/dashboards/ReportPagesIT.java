package io.escalations.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.dashboards.quarter.Pattern;
import io.escalations.dashboards.testing.Chromium;
import io.escalations.dashboards.testing.HeldConnections;
import io.escalations.dashboards.text.Wording;
import io.escalations.schemas.topic.Topics;
import io.escalations.stack.testing.ClickHouseExtension;
import io.escalations.stack.testing.KafkaExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pages that do not move, in a real browser over a real ClickHouse that holds two quarters of
 * made-up cases.
 */
class ReportPagesIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  private static final String LONG_NAME = "Department <b>bold</b> " + "x".repeat(280);

  /** Texts of charts that stand out too little from any of the grounds they may stand on. */
  private static final String TOO_LITTLE_CONTRAST =
      """
      () => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const light = (colour) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const probe = document.body.appendChild(document.createElement('i'));
        const ground = (name) => {
          probe.style.color = `var(--${name})`;
          return light(getComputedStyle(probe).color);
        };
        const shades = ['heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5'].map(ground);
        const grounds = { 'chart-workload': shades, 'chart-handovers': shades, axis: [ground('heat-3')] };
        const plain = [ground('panel'), ground('chart-band')];
        return [...document.querySelectorAll('svg[role=img] text')].filter((text) => text.getClientRects().length > 0).flatMap((text) => {
          const own = light(getComputedStyle(text).fill);
          const within = text.parentElement.classList.contains('role-mark') || text.closest('.role-mark') !== null;
          const on = within ? (grounds[text.closest('figure, section').id] ?? plain) : plain;
          const least = Math.min(...on.map((other) => (Math.max(own, other) + 0.05) / (Math.min(own, other) + 0.05)));
          return least < 4.5 ? [`${text.textContent} ${least.toFixed(2)}`] : [];
        });
      }
      """;

  private static Dashboards dashboards;

  @BeforeAll
  static void serve() throws Exception {
    ClickHouseHttp writer = clickHouse.as("writer");
    // 60 cases a quarter: every third in the department with the long name, whose promises are
    // mostly broken.
    String cases =
        "SELECT concat('Q-', toString(number)) AS case_id, if(number %% 3 = 0, '%s', 'Billing') AS department, toDateTime64(if(number < 60, '2016-02-01', '2016-05-01'), 3, 'UTC') + toIntervalHour(number) AS opened FROM numbers(120)"
            .formatted(LONG_NAME);
    writer.query(
        "INSERT INTO escalations_tables.cases (case_id, status, opened_at, department, priority,"
            + " version) SELECT case_id, 'RESOLVED', opened, department, 'P2', 1 FROM ("
            + cases
            + ")");
    writer.query(
        "INSERT INTO escalations_tables.case_events (event_id, case_id, type, occurred_at,"
            + " department, priority, actor_id, actor_role, version) SELECT concat(case_id,"
            + " '-opened'), case_id, 'CASE_OPENED', opened, department, 'P2', 'Ann <i>', 'AGENT', 1"
            + " FROM ("
            + cases
            + ")");
    writer.query(
        "INSERT INTO escalations_tables.case_events (event_id, case_id, type, occurred_at,"
            + " department, priority, version) SELECT concat(case_id, '-resolved'), case_id,"
            + " 'RESOLVED', opened + toIntervalHour(5), department, 'P2', 2 FROM ("
            + cases
            + ")");
    writer.query(
        "INSERT INTO escalations_tables.case_events (event_id, case_id, type, occurred_at,"
            + " department, priority, actor_id, actor_role, version) SELECT concat('busy-',"
            + " toString(number)), 'Busy & <b>', if(number = 0, 'CASE_OPENED', ['ESCALATED',"
            + " 'CUSTOMER_REPLIED', 'AGENT_REPLIED', 'WAITING_ON_CUSTOMER', 'RESUMED'][number % 5 +"
            + " 1]), toDateTime64('2016-05-02 09:00:00', 3, 'UTC') + toIntervalMinute(20 * number),"
            + " if(number % 10 = 0, '"
            + LONG_NAME
            + "', 'Billing'), 'P2', 'ann', 'AGENT', number FROM numbers(500)");
    publishPolicy();
    writer.query(
        "INSERT INTO escalations_tables.case_resolutions (case_id, resolution_no, opened_at,"
            + " stopped_at, resolution_seconds, department, priority, version) SELECT case_id, 1,"
            + " opened, opened + toIntervalHour(5), 18000, department, 'P2', 1 FROM ("
            + cases
            + ")");
    writer.query(
        "INSERT INTO escalations_tables.sla_clocks (case_id, clock, instance, policy_version,"
            + " calendar, status, started_at, target_seconds, due_at, stopped_at, breached_at,"
            + " cause, elapsed_seconds, paused_seconds, overdue_seconds, department, priority,"
            + " version) SELECT case_id, 'resolution', 1, 'test-1', 'always', if(department ="
            + " 'Billing', 'MET', 'BREACHED'), opened, 14400, opened + toIntervalHour(4), opened +"
            + " toIntervalHour(5), if(department = 'Billing', NULL, opened + toIntervalHour(4)),"
            + " if(department = 'Billing', NULL, 'DUE'), 18000, 0, 3600, department, 'P2', 1 FROM ("
            + cases
            + ")");
    writer.query(
        "INSERT INTO escalations_tables.issue_patterns (pattern_id, kind, customer_id, department,"
            + " first_seen, last_seen, cases, observed, expected, score, active, sample_case_ids,"
            + " version) SELECT concat(kind, ':', toString(number)), kind, 'K-1', '"
            + LONG_NAME
            + "', toDateTime64('2016-05-04', 3, 'UTC'), toDateTime64('2016-05-05', 3, 'UTC'), 4, 4,"
            + " 2, 2, number % 2, ['Q-60', 'Q-61'], 1 FROM numbers(6) ARRAY JOIN ['SAME_CUSTOMER',"
            + " 'BURST', 'PING_PONG', 'REOPEN_LOOP', 'TIER_SKIP', 'STALLED', 'SIMILAR_TEXT'] AS"
            + " kind");
    writer.query(
        "INSERT INTO escalations_tables.cases (case_id, status, opened_at, department, priority,"
            + " version) VALUES ('Left open', 'OPEN', '2016-06-30 12:00:00', 'Billing', 'P2', 1)");
    writer.query(
        "INSERT INTO escalations_tables.case_events (event_id, case_id, type, occurred_at,"
            + " department, priority, version) VALUES ('left-open', 'Left open', 'CASE_OPENED',"
            + " '2016-06-30 12:00:00', 'Billing', 'P2', 1)");
    QuarterViews.refresh(clickHouse);
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
    assertThat(page.locator(".first li").first()).containsText("61 cases were opened;");
    assertThat(page.locator(".notice").last()).containsText("Of 2016Q1 only what was opened since");
    assertThat(page.locator(".notice").last())
        .containsText("is known: nothing is compared with it.");
    assertThat(page.locator("main")).not().containsText("against 2016Q1");
    assertThat(page.locator(".tiles")).not().containsText("2016Q1");
    assertThat(page.locator(".first li").nth(1))
        .containsText("The time promised for a solution was kept in 66.7 % of the decided cases");
    assertThat(page.locator("main")).containsText("Department <b>bold</b>");
    assertThat(page.locator("#satisfaction-title + .none"))
        .containsText("Nobody rated a case in 2016Q2");
    assertThat(page.locator("th", new Page.LocatorOptions().setHasText("90th percentile")).last())
        .hasAttribute(
            "title",
            "Nine of ten cases were solved within this time: exact percentile, interpolated");
    assertThat(page.locator(".top.report")).containsText("promises by policy test-1");
  }

  @Test
  void theQuarterTellsWhatComesAgainWhatIsLeftAndWhenWorkComes(Page page) {
    page.navigate(dashboards.address() + "/quarters/2016Q2");

    for (String kind : Pattern.KINDS) {
      Locator table = page.locator("h3", new Page.LocatorOptions().setHasText(Pattern.title(kind)));
      assertThat(table).containsText("6 found, the strongest 5 shown");
    }
    assertThat(page.locator("#patterns-title ~ table").first().locator("tbody tr")).hasCount(5);
    assertThat(page.locator("#patterns-title ~ table").first())
        .containsText("K-1, Department <b>bold</b>");
    assertThat(page.locator("#patterns-title ~ table").first().locator("a").first())
        .hasAttribute("href", "/cases/Q-60");
    assertThat(page.locator("#backlog-title ~ table").nth(1)).containsText("4 h to 1 d");
    assertThat(page.locator("#chart-workload td")).hasCount(7 * 24);
    assertThat(page.locator("#chart-workload figcaption")).containsText("Most work comes on");
    assertThat(page.locator("#workload-title ~ table tbody tr").first()).containsText("UTC");

    page.navigate(dashboards.address() + "/quarters/2016Q1");
    assertThat(page.locator("#patterns-title ~ .none"))
        .containsText("No pattern was alive in 2016Q1");
    assertThat(page.locator("#backlog-title ~ .none")).containsText("No case was open then");
  }

  @Test
  void aFigureLeadsToItsCasesAndToItsQuery(Page page) {
    page.navigate(dashboards.address() + "/quarters/2016Q2");
    assertThat(page.locator(".tiles")).containsText("66.7 %");
    page.locator("#promises-title ~ table")
        .nth(2)
        .locator("tbody tr")
        .first()
        .getByText("20", new Locator.GetByTextOptions().setExact(true))
        .click();
    assertThat(page.locator("h1"))
        .hasText("Broken promises of the quarter, the most overdue first");
    assertThat(page.locator("main")).containsText("Department <b>bold</b>");
    assertThat(page.locator("main")).containsText("20 rows.");
    assertThat(page.locator("tbody tr")).hasCount(20);
    assertThat(
            page.request()
                .get(dashboards.address() + page.getByText("CSV").getAttribute("href"))
                .text())
        .startsWith("\"case_id\",\"hours_overdue\"");
    page.getByText("Support in 2016Q2").click();
    page.locator("#volume-title ~ table").first().locator("td a").last().click();
    assertThat(page.locator("h1"))
        .hasText("Cases opened in the quarter, by what was known of them when opened");
    assertThat(page.locator("main")).containsText("61 rows");
    page.getByText("Support in 2016Q2").click();

    page.locator("#backlog-title ~ .source a").click();
    assertThat(page.locator("pre")).containsText("FROM rows");
    assertThat(page.locator("main")).containsText("end_before = '2016-04-01 00:00:00'");
    assertThat(page.request().get(page.url() + "/parquet").body())
        .startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
    assertThat(
            page.navigate(dashboards.address() + "/quarters/2016Q2/figures/pipeline-progress")
                .status())
        .isEqualTo(404);
    assertThat(
            page.navigate(dashboards.address() + "/quarters/2016Q2/cases/broken?by=AGE").status())
        .isEqualTo(404);
  }

  @Test
  void aChartSaysWhatThereIsToSeeAndLeadsToItsNumbers(Page page) {
    page.navigate(dashboards.address() + "/quarters/2016Q2");
    Locator weeks = page.locator("#chart-weeks");
    assertThat(weeks.locator("figcaption")).containsText("A week brings");
    assertThat(weeks.locator("svg.wide")).hasAttribute("role", "img");
    assertThat(weeks.locator("svg.wide text").getByText("2016Q2")).isVisible();
    assertThat(weeks.locator("svg.narrow")).isHidden();
    assertThat(weeks.locator("table")).isHidden();
    weeks.locator("summary").click();
    assertThat(weeks.locator("tbody tr").last()).isVisible();
    weeks.locator(".source a").click();

    assertThat(page).hasURL(dashboards.address() + "/quarters/2016Q2/charts/weeks");
    assertThat(page.locator("pre")).containsText("toMonday");
    page.getByText("Change it and ask again").click();
    assertThat(page.locator(".cm-content")).containsText("fiscal_quarter_begin('2016Q2'");

    page.setViewportSize(390, 900);
    page.navigate(dashboards.address() + "/quarters/2016Q2");
    assertThat(page.locator("#chart-weeks svg.narrow")).isVisible();
    assertThat(page.locator("#chart-weeks svg.wide")).isHidden();
    assertThat(page.navigate(dashboards.address() + "/quarters/2016Q1?paper").text())
        .contains("The numbers behind the charts")
        .doesNotContain("<details");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void theTextOfChartsCanBeRead(ColorScheme scheme, Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    for (String address : new String[] {"/quarters/2016Q2", "/cases/Q-60"}) {
      page.navigate(dashboards.address() + address);

      assertThat(page.locator("svg[role=img] text").all()).as(address).isNotEmpty();
      assertThat(page.evaluate(TOO_LITTLE_CONTRAST)).as(address).isEqualTo(java.util.List.of());
    }
  }

  @Test
  void nothingMovesWhileAPageLoads(Page page) {
    page.addInitScript(
        "globalThis.shifted = 0; new PerformanceObserver((list) => list.getEntries().forEach(({"
            + " value }) => (shifted += value))).observe({ type: 'layout-shift', buffered: true"
            + " });");
    for (String address : new String[] {"/quarters/2016Q2", "/cases/Q-60", "/analysts"}) {
      page.navigate(dashboards.address() + address);
      page.evaluate("() => new Promise(requestAnimationFrame)");

      assertThat(((Number) page.evaluate("shifted")).doubleValue()).as(address).isLessThan(0.02);
    }
  }

  @Test
  void aCaseIsOnOneAxisThatCanBeZoomed(Page page) {
    page.setViewportSize(1280, 900);
    page.navigate(dashboards.address() + "/cases/Q-60");
    Locator axis = page.locator("#axis svg.wide");
    assertThat(axis.locator("text").getByText("Resolution")).isVisible();
    assertThat(page.locator(".zoom a")).hasCount(1);
    page.getByText("Zoom in").click();
    assertThat(page.locator(".zoom a")).hasCount(5);
    assertThat(page.locator("#axis")).hasAttribute("data-part", "/cases/Q-60?from=");
    long from = Long.parseLong(page.locator("#axis").getAttribute("data-from"));
    page.getByText("Later").click();
    assertThat(page.locator("#axis")).not().hasAttribute("data-from", String.valueOf(from));
    page.locator(".zoom").getByText("All of it").click();
    assertThat(page).hasURL(dashboards.address() + "/cases/Q-60");

    BoundingBox box = axis.boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 3 / 4, box.y + box.height / 2);
    page.mouse().up();
    assertThat(page.locator(".zoom a")).hasCount(5);
    assertThat(page.url()).contains("/cases/Q-60?from=");
    assertThat(page.navigate(dashboards.address() + "/cases/Q-60?from=soon&to=later").status())
        .isEqualTo(400);

    page.navigate(dashboards.address() + "/cases/" + Wording.segment("Busy & <b>"));
    assertThat(
            page.locator(".tall:has(.escalated)")
                .evaluate("table => table.scrollWidth <= table.clientWidth"))
        .as("the table of escalations is not cut off")
        .isEqualTo(true);
  }

  @Test
  void aQuarterWithoutDataSaysSo(Page page) {
    Response response = page.navigate(dashboards.address() + "/quarters/2019Q3");

    assertThat(response.status()).isEqualTo(200);
    assertThat(page.locator("main")).containsText("Nothing is known of 2019Q3");
    assertThat(page.locator(".notice")).hasCount(0);
    assertThat(page.navigate(dashboards.address() + "/quarters/next").status()).isEqualTo(400);
  }

  @Test
  void theReportIsOneFileThatPrintsToWholePages(Page page) {
    Response response = page.navigate(dashboards.address() + "/quarters/2016Q2?paper");

    assertThat(response.text())
        .contains("<style>")
        .doesNotContain("<script")
        .doesNotContain("/assets/");
  }

  @Test
  void aCaseIsShownAsNowAndAsOfAnEarlierInstant(Page page) {
    page.navigate(dashboards.address() + "/cases/Q-60");
    assertThat(page.locator(".clock .state")).hasText("Breached");
    assertThat(page.locator(".clock .why"))
        .containsText(
            "Its target was reached at 3 May 2016, 12:00:00 without a stop; ended by “resolved” at"
                + " 3 May 2016, 13:00:00 (Q-60-resolved), 1 h late.");
    assertThat(page.locator(".clock .why time").first())
        .hasAttribute("title", "2016-05-03 16:00:00 UTC");
    assertThat(page.locator(".clock .late")).hasCount(1);
    assertThat(page.locator(".clock .numbers")).containsText("5 h of 4 h");
    assertThat(page.locator(".clock .numbers")).containsText("test-1, calendar always");
    page.getByText("How it was counted").click();
    assertThat(page.locator(".clock details")).containsText("Case opened by Ann <i>");

    page.getByLabel("As of (event time, your zone)").fill("2016-05-03T09:00");
    page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".clock .state")).hasText("Running");
    assertThat(page.locator(".clock .why"))
        .containsText("Due at 3 May 2016, 12:00:00, 3 h of counted time from now");
    assertThat(page.locator(".notice")).containsText("What is now known to have been so");
    assertThat(page.locator("table.events tbody tr")).hasCount(1);
    page.getByText("Event after").click();
    assertThat(page).hasURL(dashboards.address() + "/cases/Q-60?at=2016-05-03T17:00:00Z");
  }

  @Test
  void aCaseThatCannotBeShownSaysWhy(Page page) {
    assertThat(page.navigate(dashboards.address() + "/cases/absent").status()).isEqualTo(404);
    assertThat(page.locator("main")).containsText("There is no case “absent” here");
    assertThat(page.navigate(dashboards.address() + "/cases/Q-60?at=yesterday").status())
        .isEqualTo(400);
    assertThat(
            page.navigate(dashboards.address() + "/cases/Q-60?at=2016-05-01T00:00:00%2B02:00")
                .status())
        .isEqualTo(200);
    assertThat(page.locator("main")).containsText("nobody had heard of this case");
    page.locator("main a").click();
    assertThat(page.locator(".clock .state")).hasText("Running");
    page.navigate(dashboards.address() + "/cases/Q-60?at=2015-12-31T00:00:00Z");
    assertThat(page.locator("h1")).hasText("Case Q-60");
  }

  @Test
  void aCaseOfFiveHundredEventsStaysReadable(Page page) {
    page.navigate(dashboards.address() + "/cases/Busy%20%26%20%3Cb%3E");

    assertThat(page.locator("h1")).hasText("Case Busy & <b>");
    assertThat(page.locator("#events-title")).containsText("500 events");
    assertThat(page.locator("table.events").last().locator("tbody tr")).hasCount(500);
    assertThat(page.locator("section > details summary").first())
        .containsText("more clocks, older ones that have ended");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "pictures", "page-busy-case.png")));
    assertThat((Integer) page.evaluate("document.documentElement.scrollHeight")).isLessThan(9_000);
  }

  @Test
  void aQuestionClickHouseRefusesIsNotTakenForSilence(Page page) {
    clickHouse.as("admin").query("RENAME TABLE escalations.quarterly_tiers TO escalations.away");
    try {
      // Of this quarter nothing was ever read, so that nothing stands in for the answer.
      page.navigate(dashboards.address() + "/quarters/2009Q3");

      assertThat(page.locator("main")).containsText("ClickHouse refuses what this page asks:");
      assertThat(page.locator("main")).containsText("quarterly_tiers");
      // A page that began before the refusal came cannot change its status; paper begins with it.
      Response paper = page.navigate(dashboards.address() + "/quarters/2009Q3?paper");
      assertThat(paper.status()).isEqualTo(500);
    } finally {
      clickHouse.as("admin").query("RENAME TABLE escalations.away TO escalations.quarterly_tiers");
    }
  }

  @Test
  void anAnalystStartsFromAWorkedQuestion(Page page) {
    page.navigate(dashboards.address() + "/analysts");
    assertThat(page.locator(".report p").first()).containsText("121 cases");
    page.locator("summary", new Page.LocatorOptions().setHasText("sla_breaches")).click();
    assertThat(page.locator("details[open]")).containsText("Counted time from breach to stop");
    page.getByText("In which weeks were the most promises broken, by clock and department?")
        .click();

    assertThat(page.locator("tbody tr").first()).containsText("resolution");
    assertThat(page.request().get(page.url() + "/csv").text()).startsWith("\"week\",\"clock\"");
    assertThat(page.request().get(page.url() + "/parquet").body())
        .startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aQuarterThatTakesLongBeginsWithWhatItWaitsFor(Page page) throws Exception {
    try (HeldConnections held = new HeldConnections(clickHouse.url());
        Dashboards alone = start(held.url())) {
      page.navigate(
          alone.address() + "/quarters/2016Q2",
          new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
      assertThat(page.locator(".waiting")).containsText("ClickHouse computes its figures");
      assertThat(page.locator(".waiting")).isVisible();
      assertThat(page.locator("main")).hasCount(0);

      held.release();

      assertThat(page.locator("main")).containsText("three things to know");
      assertThat(page.locator(".waiting")).isHidden();
      assertThat(page.locator("h1:visible")).hasCount(1);
      assertThat(page).hasTitle("Support in 2016Q2");
    }
  }

  @Test
  void withoutClickHouseThePagesSaySo(Page page) {
    try (Dashboards alone = start("http://127.0.0.1:1")) {
      assertThat(page.navigate(alone.address() + "/quarters/2016Q2").status()).isEqualTo(503);
      assertThat(page.locator("main")).containsText("ClickHouse does not answer");
    }
  }

  @Test
  void withoutKafkaACaseSaysSo(Page page) {
    try (Dashboards alone = TestDashboards.start(TestDashboards.NO_BROKER, clickHouse)) {
      assertThat(page.navigate(alone.address() + "/cases/Q-60").status()).isEqualTo(503);
      assertThat(page.locator("main")).containsText("Kafka does not answer");
      assertThat(page.navigate(alone.address() + "/quarters/2016Q2").status())
          .as("needs no policies")
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everybodyCanReadThem(ColorScheme scheme, Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    for (int width : new int[] {1440, 390}) {
      page.setViewportSize(width, 900);
      for (String address :
          new String[] {
            "/quarters/2016Q2",
            "/quarters/2019Q3",
            "/cases/Q-60",
            "/cases/Q-60?at=2015-12-31T00:00:00Z",
            "/quarters/2016Q2/cases/open?by=ALL&value=",
            "/analysts",
            "/analysts/broken-promises-by-week"
          }) {
        page.navigate(dashboards.address() + address);
        String name =
            (address.replaceAll("[^A-Za-z0-9]+", "-") + "-" + scheme + "-" + width)
                .toLowerCase(Locale.ROOT);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pictures", "page" + name + ".png")));
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
        assertThat(
                page.evaluate(
                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
            .as(name)
            .isEqualTo(true);
      }
    }
  }

  private static void publishPolicy() throws Exception {
    String policy =
        """
        version: test-1
        effective_from: 2000-01-01T00:00:00Z
        calendars:
          always: {hours: always}
          office: {zone: America/New_York, week: {MONDAY: ["09:00-17:00"], TUESDAY: ["09:00-17:00"], WEDNESDAY: ["09:00-17:00"]}}
        rules:
          - {clock: resolution, target: 4h, calendar: always, warn_at: [75]}
          - {clock: escalation, target: 8h, calendar: office}
          - {clock: next_response, target: 15m, calendar: always}
        """;
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.brokers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.SLA_POLICIES.name(), "test-1", policy)).get();
    }
  }

  private static Dashboards start(String clickHouseUrl) {
    return TestDashboards.start(
        TestDashboards.servers(kafka.brokers(), clickHouseUrl, clickHouse), 0);
  }
}
