package io.escalations.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.escalations.backtest.Backtest;
import io.escalations.backtest.BacktestListener;
import io.escalations.backtest.BacktestRequest;
import io.escalations.core.backtest.ResultFiles;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.dashboards.testing.Chromium;
import io.escalations.history.HistoryFiles;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pages of back-tests in a real browser: they need neither Kafka nor ClickHouse. */
class BacktestPagesIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final Instant BEGINNING = Instant.parse("2026-03-02T10:00:00Z");
  private static final int CASES = 120;

  @TempDir private static Path directory;
  private static Dashboards dashboards;

  @BeforeAll
  static void serve() throws Exception {
    Path history = Files.write(directory.resolve("history.jsonl"), history());
    new Backtest(
            new BacktestRequest(
                HistoryFiles.of(List.of(history)),
                policy("slow", "4h"),
                policy("quick", "2h"),
                null,
                directory.resolve(ResultFiles.FOLDER).resolve("two hours"),
                2),
            new BacktestListener() {
              @Override
              public void reading(long records) {}

              @Override
              public void folding(int done, int parts) {}
            })
        .run();
    Servers servers =
        new Servers(
            TestDashboards.NO_BROKER,
            new Servers.ClickHouse(
                "http://" + TestDashboards.NO_BROKER,
                "escalations",
                Stream.of("viewer", "analyst", "acknowledger")
                    .collect(Collectors.toMap(user -> user, user -> "none"))),
            null,
            null,
            null,
            TimeMode.DATA);
    dashboards = Dashboards.start(servers, directory.resolve("servers.yaml"), 0);
  }

  /** Every other case takes three hours: late by the draft alone. The others take one. */
  private static List<String> history() {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < CASES; number++) {
      Instant opened = BEGINNING.plusSeconds(number * 14_400L);
      Instant solved = opened.plusSeconds(number % 2 == 0 ? 10_800 : 3_600);
      lines.add(event("open", number, "CASE_OPENED", opened, ", \"department\": \"<b>Desk\""));
      lines.add(event("solve", number, "RESOLVED", solved, ""));
    }
    return lines;
  }

  private static String event(String id, int number, String type, Instant at, String more) {
    return "{\"event_id\": \"%s\", \"case_id\": \"C-%03d\", \"type\": \"%s\", \"occurred_at\": \"%s\"%s}"
        .formatted(id, number, type, at, more);
  }

  private static PolicyVersions policy(String version, String target) {
    return PolicyVersions.always(
        PolicyParser.parse(
            version + ".yaml",
            """
            version: %s
            effective_from: 2026-01-01T00:00:00Z
            calendars:
              always: {hours: always}
            rules:
              - {clock: resolution, target: %s, calendar: always}
            """
                .formatted(version, target)));
  }

  @AfterAll
  static void stop() {
    dashboards.close();
  }

  @Test
  void theListLeadsToTheResult(Page page) {
    page.navigate(dashboards.address() + "/backtests");
    page.locator("main a", new Page.LocatorOptions().setHasText("two hours")).click();

    assertThat(page.locator("h1")).hasText("Back-test two hours");
    assertThat(page.locator(".first li"))
        .hasText(
            "The promise “resolution” would be kept in 50.0 % instead of 100.0 % (−50.0 points): 60"
                + " more broken, 0 fewer.");
    assertThat(page.locator("#chart-attainment svg.wide")).isVisible();
    assertThat(page.locator("#chart-overdue svg.wide")).isVisible();
  }

  @Test
  void eachCaseOpensWithBothExplanations(Page page) {
    page.navigate(dashboards.address() + "/backtests/two%20hours");
    Locator flips = page.locator("details.flip");
    assertThat(flips).hasCount(50);
    flips.first().locator("summary").click();

    assertThat(flips.first()).containsText("C-000");
    assertThat(flips.first()).containsText("Target 4h → 2h");
    assertThat(flips.first().locator(".sides dt").nth(0)).hasText("slow: Met");
    assertThat(flips.first().locator(".sides dt").nth(1)).hasText("quick: Breached");
    assertThat(flips.first().locator("a.case")).hasAttribute("href", "/cases/C-000");

    page.locator(".paging a").click();
    assertThat(page.locator("details.flip")).hasCount(10);
    assertThat(page.locator("details.flip").last()).containsText("C-118");
  }

  @Test
  void aListOfNoneSaysSo(Page page) {
    page.navigate(dashboards.address() + "/backtests/two%20hours?flip=ONLY_OLD");

    assertThat(page.locator("details.flip")).hasCount(0);
    assertThat(page.locator("#flips .none")).hasText("No promise of these comes out otherwise.");
  }

  @Test
  void aListThatCannotBeIsRefused(Page page) {
    for (String query : List.of("flip=BOTH", "clock=first_response", "page=0", "page=two")) {
      String address = dashboards.address() + "/backtests/two%20hours?" + query;

      assertThat(page.request().get(address).status()).as(query).isEqualTo(400);
    }
  }

  @Test
  void filesAreThoseOfTheResultAlone(Page page) throws IOException {
    String result = dashboards.address() + "/backtests/two%20hours/";

    assertThat(page.request().get(result + "flips.csv").body())
        .isEqualTo(
            Files.readAllBytes(
                directory.resolve(ResultFiles.FOLDER).resolve("two hours").resolve("flips.csv")));
    assertThat(page.request().get(result + "..%2F..%2Fhistory.jsonl").status()).isNotEqualTo(200);
    assertThat(page.request().get(dashboards.address() + "/backtests/none").status())
        .isEqualTo(404);
  }

  @Test
  void itReadsWithoutEyesAndOnAPhone(Page page) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.navigate(dashboards.address() + "/backtests/two%20hours");
      page.locator("details.flip summary").first().click();

      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
    page.setViewportSize(390, 844);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
  }
}
