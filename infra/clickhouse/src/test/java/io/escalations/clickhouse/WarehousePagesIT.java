package io.escalations.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.escalations.clickhouse.testing.ClickHouseProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What analysts are given to read and to run. The upper part of a page says what the DDL says; run
 * with {@code -Dpages.write=true} to write it anew, or a first page for a new view.
 */
class WarehousePagesIT {
  private static final Path SCHEMAS =
      Path.of(System.getProperty("escalations.home")).resolve("schemas");
  private static final Path PAGES = SCHEMAS.resolve("tables");
  private static final String OWN_WORDS = "\n## How fresh\n";

  @TempDir static Path home;
  private static ClickHouseProcess server;

  @BeforeAll
  static void migratedServer() throws Exception {
    server = TestServer.start(home);
    ClickHouseMigrations.apply(server.as("admin"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyViewHasAPageThatSaysWhatItsDdlSays() throws IOException {
    List<String> views =
        lines("SELECT name FROM system.tables WHERE database = 'escalations' ORDER BY name");
    for (String view : views) {
      Path page = PAGES.resolve(view + ".md");
      String described = described(view);
      if (Boolean.getBoolean("pages.write")) {
        String ownWords = Files.exists(page) ? ownWords(page) : OWN_WORDS + "\n## How to join\n";
        Files.writeString(page, described + ownWords);
      }
      assertThat(page).exists();
      assertThat(Files.readString(page)).startsWith(described);
      assertThat(ownWords(page))
          .as(view)
          .containsPattern("## How fresh\n\\S")
          .containsPattern("## How to join\n\\S");
    }
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")).sorted())
          .isEqualTo(views);
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aWorkedQueryRunsForTheAnalyst(Path query) throws IOException {
    String text = Files.readString(query);

    assertThat(text).startsWith("-- ");
    assertThatCode(() -> server.as("analyst").query(text)).doesNotThrowAnyException();
  }

  @Test
  void noViewOfTheAnalystNamesACustomerOrFreeText() {
    assertThat(
            lines(
                "SELECT DISTINCT table FROM system.columns WHERE database = 'escalations' AND"
                    + " match(name,"
                    + " 'name$|account|contact|description|note|attributes|^raw$|detail') ORDER BY"
                    + " table"))
        .as("views whose personal data must be null for the analyst, each tested")
        .containsExactly("case_events", "escalations", "rejected_events");
  }

  private static Stream<Path> queries() throws IOException {
    try (Stream<Path> files = Files.list(SCHEMAS.resolve("queries"))) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream();
    }
  }

  private static String described(String view) {
    StringBuilder page = new StringBuilder("# " + view + "\n\n");
    page.append(
            text("SELECT comment FROM system.tables WHERE database = 'escalations' AND name = '"
                    + view
                    + "' FORMAT TSVRaw")
                .strip())
        .append(".\n");
    List<String> columns =
        lines(
            "SELECT concat('| `', name, '` | ', type, ' | ', comment, ' |') FROM system.columns"
                + " WHERE database = 'escalations' AND table = '"
                + view
                + "' ORDER BY position FORMAT TSVRaw");
    if (!columns.isEmpty()) {
      page.append("\n| column | type | meaning |\n| --- | --- | --- |\n")
          .append(String.join("\n", columns))
          .append("\n");
    }
    return page.toString();
  }

  private static String ownWords(Path page) throws IOException {
    String text = Files.readString(page);
    return text.contains(OWN_WORDS) ? text.substring(text.indexOf(OWN_WORDS)) : "";
  }

  private static List<String> lines(String query) {
    return text(query).lines().toList();
  }

  private static String text(String query) {
    return server.as("admin").query(query);
  }
}
