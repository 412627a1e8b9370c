package io.escalations.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exports as tools, spreadsheets and people make them, in folders by kind. Beside {@code x.csv}
 * lies {@code x.expected.txt}, worked out by hand: case, type and instant of each event, and its
 * department or issue where the line has one. The mapping is {@code x.yaml}, or {@code
 * mapping.yaml} where several exports share one.
 */
class KindsOfExportTest {
  private static final Path KINDS = Path.of("src/test/resources/kinds");
  private static final String EXPECTED = ".expected.txt";
  private static final JsonMapper MAPPER = new JsonMapper();

  static Stream<String> exports() throws IOException {
    try (Stream<Path> files = Files.walk(KINDS)) {
      return files
          .map(file -> KINDS.relativize(file).toString())
          .filter(file -> file.endsWith(EXPECTED))
          .map(file -> file.substring(0, file.length() - EXPECTED.length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("exports")
  void givesTheEventsWorkedOutByHand(String export) throws IOException {
    List<String> expected = Files.readAllLines(KINDS.resolve(export + EXPECTED));
    List<String> found = new ArrayList<>();
    new Importer(mapping(export))
        .run(
            KINDS.resolve(export + ".csv"),
            (key, value) -> {
              JsonNode event = MAPPER.readTree(value);
              String line =
                  event.get("case_id").textValue()
                      + " "
                      + event.get("type").textValue()
                      + " "
                      + event.get("occurred_at").textValue();
              boolean more =
                  found.size() < expected.size()
                      && expected.get(found.size()).split(" ").length > 3;
              found.add(more ? line + " " + more(event) : line);
            });
    assertThat(found).isEqualTo(expected);
  }

  private static String more(JsonNode event) {
    return event.has("department")
        ? event.get("department").textValue()
        : event.get("issue").toString();
  }

  private static Path mapping(String export) {
    Path own = KINDS.resolve(export + ".yaml");
    return Files.exists(own) ? own : own.resolveSibling("mapping.yaml");
  }
}
