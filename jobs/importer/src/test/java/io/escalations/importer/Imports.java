package io.escalations.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.importer.report.Finding;
import io.escalations.importer.report.WarningKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Imports written down in tests. */
final class Imports {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** What an import delivered and reported. */
  record Result(ImportSummary summary, List<String> events) {
    /** Case, type and instant of each event. */
    List<String> facts() {
      return events.stream().map(Imports::fact).toList();
    }

    List<String> ids() {
      return events.stream().map(event -> read(event).get("event_id").textValue()).toList();
    }

    /** The finding of a kind; with a count of 0 if there is none. */
    Finding warning(WarningKind kind) {
      return summary.warnings().stream()
          .filter(finding -> finding.title().equals(kind.title()))
          .findFirst()
          .orElse(new Finding(kind.title(), "", 0, List.of()));
    }
  }

  private Imports() {}

  static Result run(Path directory, String mapping, String csv) {
    return run(directory, mapping, csv, null);
  }

  /**
   * @param previous the export before; null if there is none
   */
  static Result run(Path directory, String mapping, String csv, String previous) {
    try {
      Path yaml = Files.writeString(directory.resolve("m.yaml"), mapping);
      Path file = Files.writeString(directory.resolve("e.csv"), csv);
      Path before =
          previous == null ? null : Files.writeString(directory.resolve("p.csv"), previous);
      List<String> events = new ArrayList<>();
      ImportSummary summary =
          new Importer(yaml)
              .run(
                  file,
                  before,
                  (key, value) -> events.add(new String(value, StandardCharsets.UTF_8)));
      return new Result(summary, events);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fact(String json) {
    JsonNode event = read(json);
    return event.get("case_id").textValue()
        + " "
        + event.get("type").textValue()
        + " "
        + event.get("occurred_at").textValue();
  }

  static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
