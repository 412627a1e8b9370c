package io.escalations.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one list of metrics, its page and its uses. */
class PipelineMetricTest {
  private static final Path PAGE = Path.of("../../docs/metrics.md");
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void thePageListsEveryMetricAsItIs() throws IOException {
    List<String> rows = Arrays.stream(PipelineMetric.values()).map(this::row).toList();

    List<String> lines = Files.readAllLines(PAGE);
    int header = lines.indexOf("| metric | kind | label | what it counts |");
    assertThat(lines.subList(header + 2, header + 2 + rows.size())).isEqualTo(rows);
    assertThat(lines.get(header + 2 + rows.size())).isEmpty();
  }

  private String row(PipelineMetric metric) {
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s | %s |",
        metric.metricName(),
        metric.kind().name().toLowerCase(Locale.ROOT),
        metric.label() == null ? "–" : metric.label(),
        metric.description());
  }

  @Test
  void anOperatorRegistersEachOfThem() throws IOException {
    String sources;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      sources =
          String.join(
              "",
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .map(PipelineMetricTest::read)
                  .toList());
    }

    assertThat(PipelineMetric.values())
        .allMatch(metric -> sources.contains("PipelineMetric." + metric.name()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
