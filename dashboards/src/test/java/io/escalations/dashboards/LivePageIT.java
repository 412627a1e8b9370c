package io.escalations.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import io.escalations.dashboards.StandInPipeline.Clock;
import io.escalations.dashboards.live.ClockKey;
import io.escalations.dashboards.live.Filter;
import io.escalations.dashboards.testing.Chromium;
import io.escalations.dashboards.text.Wording;
import io.escalations.schemas.Servers;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.stack.testing.ClickHouseExtension;
import io.escalations.stack.testing.KafkaExtension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The live page in a real browser, fed by a real broker and a real ClickHouse. Each test has a
 * department of its own.
 */
class LivePageIT {
  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  private static final long TEN = Instant.parse("2016-05-03T10:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long HALF_AN_HOUR = 30 * MINUTE;
  private static final long HOUR = StandInPipeline.HOUR;

  private static StandInPipeline pipeline;
  private static Dashboards dashboards;

  @BeforeAll
  static void serve() {
    pipeline = new StandInPipeline(kafka.brokers(), clickHouse.as("writer"), TEN);
    pipeline.advanceTo(TEN);
    dashboards = TestDashboards.start(servers(clickHouse.url()), 0);
  }

  @AfterAll
  static void stop() {
    dashboards.close();
    pipeline.close();
  }

  @Test
  void aBreachAppearsFromItsAlertAndIsCompletedByTheFacts(Page page) {
    Clock clock = clock("Appears", "INC-1", Priority.P1, TEN);
    open(page, "Appears");
    assertThat(page.locator("#breaches .if-fine")).isVisible();

    pipeline.publish(List.of(pipeline.breach(clock)));

    assertThat(row(page, "breaches", clock)).containsText("unassigned");
    assertThat(page.locator("#breaches .count")).hasText("1");
    assertThat(page).hasTitle("(1) Live breaches");
    pipeline.breached(clock);
    assertThat(row(page, "breaches", clock)).containsText("ann");
    assertThat(row(page, "breaches", clock).locator("time"))
        .hasAttribute("title", "2016-05-03 10:00:00 UTC");
    assertThat(row(page, "breaches", clock).locator("time")).hasText("06:00");
  }

  @Test
  void theLastHoursAndWhatIsDueNextStandAboveTheLists(Page page) {
    Clock breached = clock("Hours", "INC-90", Priority.P1, pipeline.now() - HOUR / 2);
    Clock due = clock("Hours", "INC-91", Priority.P3, pipeline.now() + HOUR);
    open(page, "Hours");
    Locator breaches = page.locator(".hour-count").first();
    // Breaches of other departments count too: those of tests before must all have been seen.
    pipeline.advanceTo(pipeline.now() + 1000);
    assertThat(page.locator(".due-soon time")).hasAttribute("title", Wording.utc(pipeline.now()));
    assertThat(breaches).containsText("in 24 h, ");
    int before = Integer.parseInt(breaches.locator(".in-24").textContent());

    pipeline.breached(breached);
    pipeline.running(due);
    pipeline.factsReach(pipeline.now());

    assertThat(breaches.locator(".in-24")).hasText(String.valueOf(before + 1));
    assertThat(breaches.locator("svg")).hasAttribute("role", "img");
    assertThat(page.locator(".due-soon")).containsText("Hours");
    assertThat(page.locator(".due-soon a").getByText("Hours"))
        .hasAttribute("href", "/?department=Hours");
  }

  @Test
  void aRetractedBreachSaysSoAndGoes(Page page) {
    Clock clock = clock("Retracted", "INC-2", Priority.P2, TEN);
    pipeline.breached(clock);
    open(page, "Retracted");
    assertThat(row(page, "breaches", clock)).isVisible();

    pipeline.publish(List.of(pipeline.alert(clock, "100", AlertAction.VOIDED, TEN)));

    assertThat(row(page, "breaches", clock)).containsText("retracted");
    assertThat(page.locator("#breaches .count")).hasText("0");
    assertThat(row(page, "breaches", clock)).hasCount(0);
  }

  @Test
  void whatWasRetractedIsStillThereToRead(Page page) {
    Clock clock = clock("Kept", "INC-40", Priority.P2, TEN);
    pipeline.breached(clock);
    open(page, "Kept");
    assertThat(page.locator("#corrections .always")).isVisible();

    pipeline.publish(List.of(pipeline.alert(clock, "100", AlertAction.VOIDED, TEN)));

    assertThat(page.locator("#corrections li")).containsText("Retracted");
    assertThat(page.locator("#corrections li")).containsText("INC-40");
    assertThat(page.locator("#corrections li")).containsText("Proof: event event-9");
    page.reload();
    assertThat(page.locator("#corrections li")).hasCount(1);
  }

  @Test
  void whoHasSeenABreachIsShownToAllAndStays(Page page) {
    Clock clock = clock("Seen", "INC-41", Priority.P1, TEN);
    pipeline.breached(clock);
    open(page, "Seen");
    Page other = chromium.context().newPage();
    open(other, "Seen");
    row(page, "breaches", clock).locator(".act-seen").click();
    page.getByLabel("Name").fill("Ann <b>");
    page.getByText("That is me").click();

    assertThat(row(page, "breaches", clock).locator(".seen-by")).containsText("Seen by Ann <b>");
    assertThat(row(other, "breaches", clock).locator(".seen-by")).containsText("Seen by Ann <b>");
    assertThat(page.locator("#answer")).containsText("INC-41: Seen by Ann <b>");
    try (Dashboards restarted = TestDashboards.start(servers(clickHouse.url()), 0)) {
      other.navigate(restarted.address() + "/?department=Seen");
      assertThat(row(other, "breaches", clock).locator(".seen-by")).containsText("Seen by Ann <b>");
    }
  }

  @Test
  void takingACaseIsAnEventLikeAnyOther(Page page) {
    Clock clock = clock("Taken", "INC-42", Priority.P1, TEN);
    pipeline.breached(clock);
    page.addInitScript("localStorage.setItem('name', 'Ben')");
    open(page, "Taken");
    assertThat(row(page, "breaches", clock)).isVisible();

    page.keyboard().press("j");
    page.keyboard().press("t");

    assertThat(page.locator("#answer")).hasText("INC-42: Assigned to Ben");
    CaseEvent event = pipeline.nextCaseEvent();
    assertThat(event.type()).isEqualTo(EventType.ASSIGNED);
    assertThat(event.caseId()).isEqualTo("INC-42");
    assertThat(event.assignee()).isEqualTo("Ben");
    assertThat(event.occurredAt()).isGreaterThanOrEqualTo(TEN);
  }

  @Test
  void anActionFromAnotherSiteIsRefused(Page page) {
    open(page, null);
    APIResponse answer =
        page.request()
            .post(
                dashboards.address() + "/seen",
                RequestOptions.create()
                    .setHeader("Origin", "http://elsewhere.test")
                    .setData(Map.of("alert", "0".repeat(64), "by", "ann")));

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void aStormIsOneLine(Page page) {
    long now = pipeline.now();
    List<Clock> clocks =
        IntStream.range(0, 40)
            .mapToObj(
                number ->
                    clock(
                        "Storm <i>" + "x".repeat(300),
                        "STORM-" + number,
                        Priority.P2,
                        now - number * 10L))
            .toList();
    open(page, null);

    pipeline.publish(clocks.stream().map(pipeline::breach).toList());

    assertThat(page.locator("tr.storm")).containsText("40 breaches in 5 minutes");
    assertThat(page.locator("tr.storm")).containsText("Storm <i>x");
    assertThat(page.locator("#breaches tr[data-key^=STORM]")).hasCount(3);
    picture(page, "storm");
    clocks.forEach(pipeline::breached);
    page.locator("tr.storm a").click();
    assertThat(page.locator("#breaches tbody.clocks tr")).hasCount(40);
    pipeline.advanceTo(now + HOUR);
  }

  @Test
  void soundAndNotificationAreByChoiceAndForFreshBreachesOnly(Page page) {
    Clock old = clock("Called", "INC-43", Priority.P1, TEN);
    Clock minor = clock("Called", "INC-44", Priority.P4, TEN);
    Clock fresh = clock("Called", "INC-45", Priority.P1, TEN);
    page.context().grantPermissions(List.of("notifications"));
    page.addInitScript(
        "window.called = []; window.Notification = class { static permission = 'granted'; static"
            + " requestPermission() { return Promise.resolve('granted'); } constructor(title) {"
            + " window.called.push(title); } }");
    open(page, "Called");
    page.locator("#notify").click();
    assertThat(page.locator("#notify")).hasAttribute("aria-pressed", "true");

    pipeline.breached(old);
    assertThat(row(page, "breaches", old)).isVisible();
    pipeline.publish(List.of(pipeline.breach(minor), pipeline.breach(fresh)));

    page.waitForFunction("() => window.called.length > 0");
    assertThat(page.evaluate("window.called")).isEqualTo(List.of("Breach: INC-45"));
  }

  @Test
  void aWrongClockInTheBrowserChangesNothing(Page page) {
    Clock clock = clock("Clock", "INC-46", Priority.P1, pipeline.now() + 10 * MINUTE);
    pipeline.running(clock);
    page.clock().setFixedTime("2031-01-01T00:00:00Z");
    open(page, "Clock");

    assertThat(page.locator("#at-risk .left")).hasText("0:10:00");
  }

  @Test
  void anAmendedBreachShowsItsNewTime(Page page) {
    Clock clock = clock("Amended", "INC-3", Priority.P2, TEN);
    pipeline.breached(clock);
    open(page, "Amended");

    pipeline.publish(
        List.of(pipeline.alert(clock, "100", AlertAction.AMENDED, TEN - HALF_AN_HOUR)));

    assertThat(row(page, "breaches", clock).locator("time")).hasText("05:30");
    assertThat(page.locator("#breaches tbody tr")).hasCount(1);
  }

  @Test
  void aBreachThatStopsLeavesInTime(Page page) {
    Clock clock = clock("Stops", "INC-4", Priority.P2, TEN);
    open(page, "Stops");
    pipeline.publish(List.of(pipeline.breach(clock)));
    pipeline.breached(clock);
    assertThat(row(page, "breaches", clock)).containsText("ann");

    pipeline.stopped(clock, true);

    assertThat(row(page, "breaches", clock)).hasCount(0);
  }

  @Test
  void theCountdownFollowsThePipelinesTimeAndCallsNothingBreachedBeforeItsAlert(Page page) {
    long now = pipeline.now();
    Clock soon = clock("Countdown", "INC-5", Priority.P1, now + 10 * MINUTE);
    Clock later = clock("Countdown", "INC-6", Priority.P3, now + 26 * HOUR);
    pipeline.running(later);
    pipeline.running(soon);
    open(page, "Countdown");
    Locator times = page.locator("#at-risk .left");
    assertThat(times).hasText(new String[] {"0:10:00", "1 d 02 h"});

    pipeline.advanceTo(now + 90_000);
    assertThat(times.first()).hasText("0:08:30");

    pipeline.advanceTo(now + 11 * MINUTE);
    assertThat(times.first()).hasText("due now");
    assertThat(page.locator("#breaches tbody tr")).hasCount(0);

    pipeline.publish(List.of(pipeline.breach(soon)));
    assertThat(row(page, "breaches", soon)).containsText("1 min 00 s ago");
    assertThat(row(page, "at-risk", soon)).hasCount(0);
  }

  @Test
  void warningsAndPausesReachTheClocksAtRisk(Page page) {
    Clock clock = clock("Warned", "INC-7", Priority.P2, pipeline.now() + HOUR);
    pipeline.running(clock);
    open(page, "Warned");
    assertThat(row(page, "at-risk", clock)).isVisible();

    pipeline.publish(List.of(pipeline.alert(clock, "75", AlertAction.RAISED, pipeline.now())));
    assertThat(row(page, "at-risk", clock)).containsText("75 % used");

    pipeline.paused(clock);
    assertThat(row(page, "at-risk", clock)).hasCount(0);
  }

  @Test
  void anOverdueFollowUpOfAClosedCaseStandsApart(Page page) {
    Clock clock = new Clock(new ClockKey("INC-8", "follow_up", 1), "Follow-ups", Priority.P2, TEN);
    pipeline.breached(clock);
    pipeline.caseIs("INC-8", "CLOSED", "ann");

    open(page, "Follow-ups");

    assertThat(row(page, "follow-ups", clock)).isVisible();
    assertThat(page.locator("#breaches tbody tr")).hasCount(0);
  }

  @Test
  void filtersStandInTheAddress(Page page) {
    Clock one = clock("Filter A", "INC-9", Priority.P1, TEN);
    Clock two = clock("Filter B & C", "INC-10", Priority.P4, TEN);
    pipeline.breached(one);
    pipeline.breached(two);
    open(page, "Filter A");
    page.getByLabel("Department").selectOption("Filter B & C");
    page.getByLabel("Priority").selectOption("P4");
    page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();

    assertThat(row(page, "breaches", two)).isVisible();
    assertThat(row(page, "breaches", one)).hasCount(0);
    assertThat(page)
        .hasURL(dashboards.address() + "/?department=Filter+B+%26+C&clock=&priority=P4");
    assertThat(page.locator("#page")).hasAttribute("data-connection", "live");
    page.getByText("Show all").click();
    assertThat(row(page, "breaches", one)).isVisible();
    assertThat(row(page, "breaches", two)).isVisible();
  }

  @Test
  void aFilterThatDoesNotExistIsRefusedInWords(Page page) {
    Response response = page.navigate(dashboards.address() + "/?priority=P7");

    assertThat(response.status()).isEqualTo(400);
    assertThat(page.locator("main"))
        .containsText("There is no priority “P7” here. Choose: P1, P2, P3, P4.");
  }

  @Test
  void aDepartmentThatHasNotOccurredYetIsAnEmptyPageThatFills(Page page) {
    Response response = page.navigate(dashboards.address() + "/?department=Brand+new");

    assertThat(response.status()).isEqualTo(200);
    assertThat(page.locator("#breaches .if-fine")).isVisible();
    assertThat(page.locator("#page")).hasAttribute("data-connection", "live");
    Clock clock = clock("Brand new", "INC-50", Priority.P2, TEN);
    pipeline.publish(List.of(pipeline.breach(clock)));
    assertThat(row(page, "breaches", clock)).isVisible();
  }

  @Test
  void twoHundredAlertsASecondAllReachThePage(Page page) {
    open(page, "Busy");
    page.evaluate(
        """
        () => {
          window.seen = {};
          new MutationObserver((changes) => {
            for (const change of changes)
              for (const row of change.addedNodes)
                if (row.dataset?.key) window.seen[row.dataset.key] ??= Date.now();
          }).observe(document.querySelector('#breaches tbody.clocks'), { childList: true });
        }\
        """);
    int perTransaction = 100;
    int transactions = 20;
    Map<String, Long> emittedAt = new HashMap<>();
    long start = System.nanoTime();
    for (int transaction = 0; transaction < transactions; transaction++) {
      pipeline.begin();
      for (int i = 0; i < perTransaction; i++) {
        int number = transaction * perTransaction + i;
        LockSupport.parkNanos(
            start + number * TimeUnit.SECONDS.toNanos(1) / 200 - System.nanoTime());
        SlaAlert alert =
            pipeline.breach(clock("Busy", "BUSY-" + number, Priority.P3, pipeline.now() + number));
        emittedAt.put(ClockKey.of(alert).text(), System.currentTimeMillis());
        pipeline.send(alert);
      }
      pipeline.commit();
    }
    page.waitForFunction(
        "count => Object.keys(window.seen).length >= count", perTransaction * transactions);

    Map<?, ?> seen = (Map<?, ?>) page.evaluate("window.seen");
    List<Long> latencies =
        emittedAt.entrySet().stream()
            .map(emitted -> ((Number) seen.get(emitted.getKey())).longValue() - emitted.getValue())
            .sorted()
            .toList();
    System.out.printf(
        "from the alert in Kafka to the page, %d alerts at 200 a second, a transaction each 500 ms:"
            + " p50 %d ms, p95 %d ms, max %d ms%n",
        latencies.size(),
        latencies.get(latencies.size() / 2),
        latencies.get(latencies.size() * 95 / 100),
        latencies.get(latencies.size() - 1));
    assertThat(page.locator("#breaches tbody tr")).hasCount(200);
    assertThat(page.locator("#breaches .more span")).isVisible();
  }

  @Test
  void rowsThatComeMoveNothingElseAndNotTheRowUnderThePointer(Page page) {
    IntStream.range(0, 30)
        .forEach(
            number ->
                pipeline.breached(
                    clock("Shift", "SHIFT-" + number, Priority.P2, TEN - number * MINUTE)));
    open(page, "Shift");
    assertThat(page.locator("#breaches tbody.clocks tr")).hasCount(30);
    page.evaluate(
        """
        () => {
          window.shifted = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              for (const { node } of entry.sources) window.shifted.push(node?.parentElement?.closest('.rows') ? 'row' : node?.outerHTML ?? 'removed');
          }).observe({ type: 'layout-shift' });
        }\
        """);
    Locator pointed = page.locator("#breaches tbody.clocks tr").nth(2);
    String key = pointed.getAttribute("data-key");
    pointed.locator(".act-take").hover();
    double place = pointed.boundingBox().y;

    for (int batch = 0; batch < 5; batch++) {
      int first = batch * 10;
      pipeline.publish(
          IntStream.range(first, first + 10)
              .mapToObj(
                  number ->
                      pipeline.breach(clock("Shift", "COMES-" + number, Priority.P1, TEN + number)))
              .toList());
    }
    assertThat(page.locator("#breaches tbody.clocks tr")).hasCount(80);
    assertThat(page.locator("#breaches")).hasAttribute("data-above", "50");
    assertThat(page.locator("tr[data-key='" + key + "']").boundingBox().y)
        .isCloseTo(place, within(1.0));
    assertThat((List<?>) page.evaluate("window.shifted")).isEmpty();

    page.locator("h1").hover();
    assertThat(page.locator("#breaches")).not().hasAttribute("data-above", "50");
    assertThat(page.locator("#breaches tbody.clocks tr").first()).isInViewport();
    pipeline.publish(List.of(pipeline.breach(clock("Shift", "LAST", Priority.P1, TEN + HOUR))));
    assertThat(page.locator("#breaches tbody.clocks tr").first()).hasAttribute("data-case", "LAST");
    assertThat((List<?>) page.evaluate("window.shifted.filter((what) => what !== 'row')"))
        .isEmpty();
  }

  @Test
  void aSilentPipelineIsLoudAndNoEmptyList(Page page) {
    open(page, "Nobody");
    pipeline.advanceTo(pipeline.now() + 1000);
    assertThat(page.locator("#breaches .if-fine")).isVisible();

    assertThat(page.locator("#alarm")).containsText("The pipeline is silent");
    assertThat(page.locator("#breaches .if-fine")).isHidden();
    assertThat(page.locator("#breaches .if-stale")).isVisible();

    pipeline.advanceTo(pipeline.now() + 1000);
    assertThat(page.locator("#alarm p")).hasCount(0);
    assertThat(page.locator("#breaches .if-fine")).isVisible();
  }

  @Test
  void withoutClickHouseNewBreachesStillComeAndThePageSaysWhatIsMissing(Page page) {
    try (Dashboards alone = TestDashboards.start(servers("http://127.0.0.1:1"), 0)) {
      page.navigate(alone.address() + "/?department=Alone");
      assertThat(page.locator("#alarm")).containsText("ClickHouse does not answer");
      assertThat(page.locator("#breaches .if-unknown")).isVisible();
      assertThat(page.locator("#page")).hasAttribute("data-connection", "live");
      Clock clock = clock("Alone", "INC-11", Priority.P1, TEN);

      pipeline.publish(List.of(pipeline.breach(clock)));

      assertThat(row(page, "breaches", clock)).isVisible();
    }
  }

  @Test
  void afterARestartOfTheServerNothingIsMissingOrDouble(Page page) {
    Clock before = clock("Restart", "INC-12", Priority.P1, TEN - MINUTE);
    Clock between = clock("Restart", "INC-13", Priority.P1, TEN);
    Clock stopped = clock("Restart", "INC-14", Priority.P1, TEN);
    Clock after = clock("Restart", "INC-15", Priority.P1, TEN + MINUTE);
    pipeline.breached(before);
    pipeline.breached(stopped);
    Dashboards first = TestDashboards.start(servers(clickHouse.url()), 0);
    int port = URI.create(first.address()).getPort();
    page.navigate(first.address() + "/?department=Restart");
    assertThat(page.locator("#breaches tbody tr")).hasCount(2);

    first.close();
    assertThat(page.locator("#connection")).containsText("Connection lost");
    pipeline.publish(List.of(pipeline.breach(between)));
    pipeline.breached(between);
    pipeline.stopped(stopped, true);
    try (Dashboards second = TestDashboards.start(servers(clickHouse.url()), port)) {
      assertThat(second.address()).isEqualTo(first.address());
      assertThat(page.locator("#page")).hasAttribute("data-connection", "live");
      assertThat(page.locator("#breaches tbody th b")).hasText(new String[] {"INC-13", "INC-12"});

      pipeline.publish(List.of(pipeline.breach(after)));
      assertThat(page.locator("#breaches tbody th b"))
          .hasText(new String[] {"INC-15", "INC-13", "INC-12"});
    }
  }

  @Test
  void ninePagesOfOneBrowserAreAllLive() {
    BrowserContext browser = chromium.context();
    List<Page> pages = IntStream.range(0, 9).mapToObj(number -> browser.newPage()).toList();
    for (int number = 0; number < pages.size(); number++) {
      open(pages.get(number), number % 2 == 0 ? "Tabs" : null);
    }
    Clock clock = clock("Tabs", "INC-16", Priority.P1, pipeline.now() + HOUR);

    pipeline.publish(List.of(pipeline.breach(clock)));

    pages.forEach(page -> assertThat(row(page, "breaches", clock)).isVisible());
  }

  @Test
  void aNewRowMovesNoOtherList(Page page) {
    for (int width : new int[] {1440, 800, 390}) {
      page.setViewportSize(width, 900);
      open(page, "Still " + width);
      String places =
          "() => ['at-risk', 'follow-ups'].map((id) =>"
              + " document.getElementById(id).getBoundingClientRect().top)";
      Object before = page.evaluate(places);
      Clock clock = clock("Still " + width, "INC-20" + width, Priority.P1, TEN);

      pipeline.publish(List.of(pipeline.breach(clock)));

      assertThat(row(page, "breaches", clock)).isVisible();
      assertThat(page.evaluate(places)).isEqualTo(before);
      assertThat(
              page.evaluate(
                  "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
          .as("width %d", width)
          .isEqualTo(true);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everybodyCanReadIt(ColorScheme scheme, Page page) {
    long now = pipeline.now();
    String department = "Readable " + scheme;
    List<Clock> clocks = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      Priority priority = Priority.values()[number % 4];
      clocks.add(
          clock(
              department,
              "INC00" + (45_231 + number * 17),
              priority,
              now - 7 * MINUTE * number * number - 20_000));
      pipeline.running(
          clock(
              department,
              "INC00" + (45_800 + number * 13),
              priority,
              now + 23 * MINUTE * number * number + 372_000));
    }
    clocks.forEach(pipeline::breached);
    Clock followUp =
        new Clock(
            new ClockKey("INC0044120", "follow_up", 1), department, Priority.P3, now - 30 * HOUR);
    pipeline.breached(followUp);
    pipeline.caseIs("INC0044120", "CLOSED", "m. adeyemi");
    pipeline.publish(
        List.of(
            pipeline.alert(
                clock(department, "INC0045800", Priority.P1, now + 372_000),
                "90",
                AlertAction.RAISED,
                now)));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    open(page, department);
    assertThat(page.locator("#breaches tbody.clocks tr")).hasCount(8);
    assertThat(page.locator("#at-risk tbody.clocks tr")).hasCount(8);

    picture(page, "live-" + scheme);
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.setViewportSize(390, 844);
    picture(page, "live-phone-" + scheme);
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.setViewportSize(1920, 1080);
    page.navigate(page.url() + "&wall=1");
    assertThat(page.locator("#breaches tbody.clocks tr")).hasCount(8);
    picture(page, "live-wall-" + scheme);
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.navigate(dashboards.address() + "/?clock=nonsense");
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "pictures", name.toLowerCase(Locale.ROOT) + ".png")));
  }

  /**
   * Opens the page of a department, of which there has been a case long ago; of all departments if
   * null.
   */
  private static void open(Page page, String department) {
    String address = dashboards.address() + "/";
    if (department != null) {
      pipeline.stopped(clock(department, "OLD-" + department, Priority.P4, TEN), false);
      address += "?" + new Filter(department, null, null).query();
    }
    page.navigate(address);
    assertThat(page.locator("#page")).hasAttribute("data-connection", "live");
  }

  private static Locator row(Page page, String list, Clock clock) {
    return page.locator("#" + list + " tr[data-key='" + clock.key().text() + "']");
  }

  private static Servers servers(String clickHouseUrl) {
    return TestDashboards.servers(kafka.brokers(), clickHouseUrl, clickHouse);
  }

  private static Clock clock(String department, String caseId, Priority priority, long dueAt) {
    return new Clock(new ClockKey(caseId, "resolution", 1), department, priority, dueAt);
  }
}
