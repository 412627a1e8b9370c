package io.escalations.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.importer.Imports.Result;
import io.escalations.importer.report.Finding.Example;
import io.escalations.importer.report.WarningKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One row a ticket, exported anew each week with what happened since. */
class ExportedAgainTest {
  private static final Path WEEKLY = Path.of("src/test/resources/kinds/weekly");

  @TempDir Path directory;

  @Test
  void givesEachFactOnce() throws IOException {
    Result first = week("week1.csv");
    Result second = week("week2.csv");

    assertThat(second.events()).as("the same facts, to the byte").containsAll(first.events());
    Set<String> accepted = new LinkedHashSet<>(first.events());
    accepted.addAll(second.events());
    assertThat(accepted.stream().map(event -> Imports.read(event)))
        .extracting(
            event ->
                event.get("case_id").textValue()
                    + " "
                    + event.get("type").textValue()
                    + " "
                    + event.get("occurred_at").textValue())
        .containsExactlyInAnyOrder(
            "T-1 AGENT_REPLIED 2024-03-04T10:30:00.000Z",
            "T-1 ASSIGNED 2024-03-04T09:00:00.000Z",
            "T-1 CASE_OPENED 2024-03-04T09:00:00.000Z",
            "T-1 RESOLVED 2024-03-08T15:00:00.000Z",
            "T-2 AGENT_REPLIED 2024-03-06T09:00:00.000Z",
            "T-2 ASSIGNED 2024-03-04T10:00:00.000Z",
            "T-2 CASE_OPENED 2024-03-04T10:00:00.000Z",
            "T-3 AGENT_REPLIED 2024-03-05T09:00:00.000Z",
            "T-3 ASSIGNED 2024-03-04T11:00:00.000Z",
            "T-3 CASE_OPENED 2024-03-04T11:00:00.000Z",
            "T-3 RESOLVED 2024-03-05T10:00:00.000Z",
            "T-4 CASE_OPENED 2024-03-11T09:00:00.000Z");
  }

  @Test
  void reportsWhatAnExportMovedOrLeftOut() throws IOException {
    String week2 = Files.readString(WEEKLY.resolve("week2.csv"));
    String week3 =
        week2.replace("2024-03-08 15:00", "2024-03-08 16:00").replace(",2024-03-05 10:00", ",");
    Result result = Imports.run(directory, mapping(), week3, week2);

    assertThat(result.warning(WarningKind.CORRECTED).examples())
        .extracting(Example::text)
        .containsExactly(
            "T-1 RESOLVED at 2024-03-08T16:00:00.000Z, before: T-1 RESOLVED at"
                + " 2024-03-08T15:00:00.000Z");
    assertThat(result.warning(WarningKind.DISAPPEARED).examples())
        .extracting(Example::text)
        .containsExactly("T-3 RESOLVED at 2024-03-05T10:00:00.000Z");
    assertThat(result.ids())
        .as("what was moved goes out under an id of its own")
        .contains("T-1/resolved@2024-03-08T16:00:00.000Z")
        .doesNotContain("T-1/resolved@2024-03-08T15:00:00.000Z");
  }

  @Test
  void reportsContentThatChangesUnderOneId() throws IOException {
    String mapping =
        mapping().replace("date: created}}", "date: created}, fields: {team: {column: team}}}");
    String before =
        "ticket,created,assigned_to,first_reply,solved,team\nT-1,2024-03-04 09:00,,,,a\n";
    Result result = Imports.run(directory, mapping, before.replace(",a\n", ",b\n"), before);

    assertThat(result.warning(WarningKind.CHANGED_CONTENT).count()).isEqualTo(1);
  }

  private Result week(String file) throws IOException {
    return Imports.run(directory, mapping(), Files.readString(WEEKLY.resolve(file)));
  }

  private static String mapping() throws IOException {
    return Files.readString(WEEKLY.resolve("mapping.yaml"));
  }
}
