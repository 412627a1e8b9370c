package io.escalations.dashboards.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.escalations.schemas.UserError;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The machine's Chromium, driven by the machine's node; nothing is downloaded. Each test that has a
 * {@link Page} parameter gets a page of its own, and fails if that page reports an error.
 */
public final class Chromium
    implements BeforeAllCallback, AfterAllCallback, AfterEachCallback, ParameterResolver {
  /** Far from UTC, so that a time that is not in the viewer's zone is seen. */
  private static final String ZONE = "America/New_York";

  /** Milliseconds: whether something comes is judged, and on a busy machine it comes late. */
  private static final int PATIENCE = 120_000;

  private static final List<String> SWITCHES =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--force-color-profile=srgb");

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;

  /** A browser of its own: its pages share a stream with each other and with no one else. */
  public BrowserContext context() {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1440, 1000)
                .setTimezoneId(ZONE)
                .setLocale("en-GB"));
    context.setDefaultTimeout(PATIENCE);
    contexts.add(context);
    return context;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    Path chromium =
        program(
            "Chromium",
            "apt-get install -y chromium",
            "chromium",
            "chromium-browser",
            "google-chrome");
    Path node = program("node", "apt-get install -y nodejs", "node");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.toString())));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(SWITCHES));
  }

  private static Path program(String what, String install, String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new UserError("the tests of the pages need " + what + ": " + install));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Page.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Page page = context().newPage();
    page.onPageError(errors::add);
    return page;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    List<String> reported = List.copyOf(errors);
    errors.clear();
    if (!reported.isEmpty()) {
      throw new AssertionError("the page reported " + reported);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    browser.close();
    playwright.close();
  }
}
