package io.escalations.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.core.agreement.Verdict;
import io.escalations.core.agreement.Verdict.Outcome;
import io.escalations.importer.rule.RefusedMapping;
import io.escalations.schemas.Times;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictReaderTest {
  private static final String MAPPING =
      """
      case: Key
      unknown: ["?"]
      dates: {format: uuuu-MM-dd HH:mm, zone: UTC}
      clocks:
        resolution:
          outcome: {column: SLA, values: {"yes": MET, "no": BREACHED}}
          due: {date: Due}
        first_response:
          outcome: {column: Answered, values: {"yes": MET, "no": BREACHED}, otherwise: null}
      """;

  @TempDir private Path directory;
  private final List<Verdict> verdicts = new ArrayList<>();

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private ImportSummary read(String csv) throws IOException {
    return new VerdictReader(file("m.yaml", MAPPING)).read(file("sla.csv", csv), verdicts::add);
  }

  @Test
  void theLastRowOfACaseThatStatesSomethingCounts() throws Exception {
    ImportSummary summary =
        read(
            """
            Key,SLA,Due,Answered
            A,yes,2026-03-02 14:00,yes
            B,no,?,
            A,no,?,
            """);

    assertThat(verdicts)
        .containsExactlyInAnyOrder(
            new Verdict("A", "resolution", Outcome.BREACHED, Times.parse("2026-03-02T14:00:00Z")),
            new Verdict("A", "first_response", Outcome.MET, null),
            new Verdict("B", "resolution", Outcome.BREACHED, null));
    assertThat(summary.rows().mapped()).isEqualTo(3);
  }

  @Test
  void aRowWithAValueThatIsNoneIsRefusedOnceAndTheOthersCount() throws Exception {
    ImportSummary summary =
        read(
            """
            Key,SLA,Due,Answered
            A,perhaps,soon,yes
            B,yes,2026-03-02 14:00,no
            """);

    assertThat(verdicts).extracting(Verdict::caseId).containsExactly("B", "B");
    assertThat(summary.rows().refused()).isOne();
    assertThat(summary.rows().mapped()).isOne();
    assertThat(summary.rows().read()).isEqualTo(2);
  }

  @Test
  void aFileThatStatesNothingIsRefused() {
    assertThatThrownBy(() -> read("Key,SLA,Due,Answered\nA,,,\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("says nothing of any clock");
  }

  @Test
  void everyMistakeOfTheMappingIsNamed() throws Exception {
    Path mapping =
        file(
            "bad.yaml",
            """
            case: Key
            clocks:
              resolution: {outcome: {column: SLA, values: {"yes": KEPT}}}
              first_response: {}
            rules: []
            """);

    assertThatThrownBy(() -> new VerdictReader(mapping))
        .isInstanceOfSatisfying(
            RefusedMapping.class,
            refused ->
                assertThat(refused.findings())
                    .hasSize(3)
                    .anyMatch(line -> line.contains("'KEPT' is no outcome"))
                    .anyMatch(line -> line.contains("says neither 'outcome' nor 'due'"))
                    .anyMatch(line -> line.contains("rules")));
  }

  @Test
  void aColumnThatTheExportLacksIsNamed() {
    assertThatThrownBy(() -> read("Key,SLA,Answered\nA,yes,yes\n"))
        .hasMessageContaining("has no column 'Due'");
  }
}
