package io.escalations.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.escalations.importer.ImportSummary.Rows;
import io.escalations.importer.report.Finding;
import io.escalations.schemas.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
  private static final String MAPPING =
      """
      case: id
      dates: {format: d/M/uuuu HH:mm, zone: UTC}
      sequence: {from: "{@row}", times: 2}
      event_id: "{@case}-{@sequence}"
      every_event:
        occurred_at: {date: at}
        fields:
          priority: {column: urgency, values: {high: P1, low: P4}}
          rating: {column: stars}
      rules:
        - when: first_row
          event: CASE_OPENED
        - when: {column: state, becomes: [done]}
          event: RESOLVED
        - when: {column: state, is: [done]}
          event: CLOSED
      """;
  private static final String HEADER = "id,at,urgency,state,stars\n";
  private static final String GOOD_ROW = "A,1/3/2026 10:00,high,open,\n";

  @TempDir Path directory;
  private Path mapping;
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void writeMapping() throws IOException {
    mapping = Files.writeString(directory.resolve("m.yaml"), MAPPING);
  }

  @Test
  void refusesRowsAndGoesOn() throws IOException {
    mapping =
        Files.writeString(directory.resolve("m.yaml"), "csv: {short_rows: refuse}\n" + MAPPING);
    ImportSummary summary =
        run(
            HEADER
                + GOOD_ROW
                + "A,31/2/2026 10:00,high,done,\n"
                + ",1/3/2026 10:00,high,open,\n"
                + "B,1/3/2026 10:00,urgent,open,\n"
                + "B,,high,open,\n"
                + "B,1/3/2026 10:00,high,open,9\n"
                + "B,1/3/2026 10:00,high\n"
                + "C,1/3/2026 10:00,high,done,5\n"
                + "A,1/3/2026 11:00,high,done,\n");

    assertThat(summary.refusals())
        .extracting(Finding::title, finding -> finding.examples().get(0).line())
        .containsExactlyInAnyOrder(
            tuple(
                "column at is not a date of the form d/M/uuuu HH:mm; add its form to dates.format,"
                    + " or set a locale if it names a month",
                3L),
            tuple("column id names no case", 4L),
            tuple(
                "column urgency is not in the mapping's values: add it there, or add 'otherwise'",
                5L),
            tuple(
                "column at is the date of CASE_OPENED: let the rule's condition ask whether it is"
                    + " known, or name another date",
                6L),
            tuple("CASE_OPENED: rating: found 9, expected a whole number from 1 to 5", 7L),
            tuple("has 3 values, the header has 5", 8L),
            tuple("the row gives more than 2 events: raise sequence.times", 9L));
    assertThat(summary.rows())
        .extracting(Rows::read, Rows::mapped, Rows::refused)
        .containsExactly(9L, 2L, 7L);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .as("the change of the refused row is seen in the next")
        .contains("RESOLVED")
        .contains("A-16");
  }

  @Test
  void refusesAFileOfWhichNothingFits() {
    assertThatThrownBy(() -> run(HEADER + GOOD_ROW.replace('/', '-')))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no row could be mapped (1 refused); the first: ")
        .hasMessageContaining("e.csv:2: column at: '1-3-2026 10:00' is not a date of the form");
  }

  @Test
  void namesTheColumnThatIsMissing() {
    assertThatThrownBy(() -> run(HEADER.replace("urgency", "priority") + GOOD_ROW))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("m.yaml:8: every_event.fields.priority.column: ")
        .hasMessageEndingWith(
            "has no column 'urgency'; line 1 has: id, at, priority, state, stars");
  }

  @Test
  void refusesAnAmbiguousColumn() {
    assertThatThrownBy(() -> run(HEADER.replace("\n", ",state\n") + GOOD_ROW))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has the column 'state' more than once");
  }

  @Test
  void refusesABrokenRecordAndGoesOn() throws IOException {
    ImportSummary summary =
        run(HEADER + GOOD_ROW + "A,\"1/3/2026\" 10:00,x,y,z\n" + GOOD_ROW.replace("A", "B"));
    assertThat(summary.rows()).extracting(Rows::mapped, Rows::refused).containsExactly(2L, 1L);
    assertThat(summary.refusals().get(0).title()).contains("a quote inside a quoted value");
    assertThat(summary.refusals().get(0).examples().get(0).line()).isEqualTo(3);
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> run(""))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the file is empty");
    assertThat(lines).isEmpty();
  }

  @Test
  void saysWhenTheEncodingIsAnother() throws IOException {
    Path csv =
        Files.write(
            directory.resolve("latin.csv"),
            (HEADER + GOOD_ROW.replace("A", "Ä")).getBytes(Charset.forName("windows-1252")));
    assertThatThrownBy(() -> run(csv))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is no UTF-8 text: set csv.encoding in the mapping");

    mapping =
        Files.writeString(
            directory.resolve("m2.yaml"), "csv: {encoding: windows-1252}\n" + MAPPING);
    run(csv);
    assertThat(lines).singleElement().asString().contains("\"case_id\":\"Ä\"");
  }

  @Test
  void readsAPackedFileWithAByteOrderMark() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(("\uFEFF" + HEADER + GOOD_ROW).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(
            run(Files.write(directory.resolve("e.csv.gz"), packed.toByteArray())).rows().mapped())
        .isEqualTo(1);
  }

  @Test
  void namesTheFileThatIsMissing() {
    assertThatThrownBy(() -> run(directory.resolve("none.csv")))
        .isInstanceOf(UserError.class)
        .hasMessageEndingWith("none.csv: no such file");
    assertThatThrownBy(() -> new Importer(directory.resolve("none.yaml")))
        .isInstanceOf(UserError.class)
        .hasMessageEndingWith("none.yaml: no such file");
  }

  @Test
  void writesAnEmptyExportAsNothing() throws IOException {
    assertThat(run(HEADER).rows().read()).isZero();
    assertThat(lines).isEmpty();
  }

  private ImportSummary run(String csv) throws IOException {
    return run(Files.writeString(directory.resolve("e.csv"), csv));
  }

  private ImportSummary run(Path csv) throws IOException {
    return new Importer(mapping)
        .run(csv, (key, value) -> lines.add(new String(value, StandardCharsets.UTF_8)));
  }
}
