package io.escalations.cli;

import io.escalations.schemas.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The quarter page of the dashboards server as one file: the page itself, or what a browser prints
 * of it.
 */
@Command(
    name = "report",
    description = "Writes the report of a quarter as one HTML or PDF file.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");

  @Mixin private ServersOptions servers;

  @Option(
      names = "--quarter",
      required = true,
      paramLabel = "QUARTER",
      description = "Such as 2016Q2.")
  private String quarter;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "Ends in .html or .pdf; a PDF needs Chromium on this machine.")
  private Path to;

  @Option(
      names = "--frozen",
      description = "As it was when the quarter was frozen (./escalations quarter freeze).")
  private boolean frozen;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String name = to.getFileName().toString().toLowerCase(Locale.ROOT);
    QuarterPage.check(quarter);
    if (!name.endsWith(".html") && !name.endsWith(".pdf")) {
      throw new UserError(to + " must end in .html or .pdf");
    }
    String page = page();
    if (name.endsWith(".html")) {
      Files.writeString(to, page);
    } else {
      print(page);
    }
    System.out.println("written: " + to);
    return 0;
  }

  private String page() throws InterruptedException {
    return frozen
        ? new FrozenQuarters(servers.servers().clickhouse()).report(quarter)
        : QuarterPage.read(servers.servers().dashboards(), quarter);
  }

  private void print(String page) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("report");
    try {
      Path html = Files.writeString(directory.resolve("report.html"), page);
      Process browser =
          new ProcessBuilder(
                  browser().toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--disable-dev-shm-usage",
                  "--user-data-dir=" + directory.resolve("profile"),
                  "--no-pdf-header-footer",
                  "--print-to-pdf=" + to.toAbsolutePath(),
                  html.toUri().toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("browser.log").toFile())
              .start();
      if (!browser.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        browser.destroyForcibly();
        throw new UserError(
            "the browser has not printed the report within "
                + PATIENCE.toSeconds()
                + " s: write it to an .html file and print that");
      }
      if (browser.exitValue() != 0 || !Files.exists(to)) {
        throw new UserError(
            "the browser could not print the report to "
                + to
                + ": write it to an .html file and print that");
      }
    } finally {
      delete(directory);
    }
  }

  private static Path browser() {
    return BROWSERS.stream()
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "a PDF needs Chromium: apt-get install -y chromium, or write the report to an"
                        + " .html file and print that"));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
