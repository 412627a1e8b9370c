package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.stack.testing.ClickHouseExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReportingCommandsIT {
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void nothingIsKnownYet() throws IOException {
    for (String table :
        List.of("case_events", "case_milestones", "cases", "escalations", "reporting_settings")) {
      clickHouse.as("admin").query("TRUNCATE TABLE escalations_tables." + table);
    }
    new Servers(
            null,
            new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords()),
            null,
            null,
            null,
            TimeMode.LIVE)
        .write(config());
  }

  @Test
  void reportsFollowTheFiscalYear() {
    escalate("c-1");

    assertThat(run("fiscal-year")).isZero();
    assertThat(out)
        .asString()
        .isEqualTo("quarters of the reports start in January, April, July, October\n");
    assertThat(run("fiscal-year", "--starts-in", "11")).isZero();
    assertThat(out)
        .asString()
        .endsWith("quarters of the reports start in November, February, May, August\n");
    assertThat(quarters()).isEqualTo("2016Q3\t1\n");
    assertThat(run("fiscal-year", "--starts-in", "13")).isEqualTo(2);
    assertThat(err).asString().contains("--starts-in takes a month from 1 to 12, found 13");
  }

  /** Of the tables only the escalations have files: the others stay as they are. */
  @Test
  void reportsAreRestoredFromFilesAlone() throws IOException {
    escalate("c-1");
    escalate("c-2");
    clickHouse
        .as("admin")
        .query(
            "INSERT INTO FUNCTION file('"
                + directory
                + "/lake/escalations/quarter=2016Q2/rows.parquet') SELECT *, now64(3) AS known_at,"
                + " false AS correction FROM escalations_tables.escalations");
    clickHouse.as("admin").query("TRUNCATE TABLE escalations_tables.escalations");

    for (int time = 1; time <= 2; time++) {
      assertThat(run("restore", directory.resolve("lake").toString())).as("%s", err).isZero();
      assertThat(quarters()).isEqualTo("2016Q2\t2\n");
    }
    assertThat(out).asString().contains("escalations: 2 rows, of 2 in files");
    aFileThatIsCutOffIsNamedBeforeAnythingIsRestored();
  }

  private void aFileThatIsCutOffIsNamedBeforeAnythingIsRestored() throws IOException {
    Path cutOff = directory.resolve("lake/escalations/quarter=2016Q2/cut.parquet");
    Path foreign = directory.resolve("lake/cases/quarter=2016Q2/rows.parquet");
    Path rows = directory.resolve("lake/escalations/quarter=2016Q2/rows.parquet");
    byte[] whole = Files.readAllBytes(rows);
    Files.write(cutOff, Arrays.copyOf(whole, whole.length / 2));
    clickHouse.as("admin").query("INSERT INTO FUNCTION file('" + foreign + "') SELECT 1 AS number");
    clickHouse.as("admin").query("TRUNCATE TABLE escalations_tables.escalations");

    assertThat(run("restore", directory.resolve("lake").toString())).isEqualTo(1);

    assertThat(err)
        .asString()
        .contains(
            cutOff + ": is no whole Parquet file",
            foreign + ": holds no rows of cases, for it has no column case_id",
            "2 files cannot be read; nothing was restored");
    assertThat(clickHouse.as("admin").query("SELECT count() FROM escalations.escalations"))
        .isEqualTo("0\n");
  }

  @Test
  void aFolderWithoutALakeIsRefused() throws IOException {
    assertThat(run("restore", directory.resolve("none").toString())).isEqualTo(1);
    assertThat(run("restore", Files.createDirectory(directory.resolve("empty")).toString()))
        .isEqualTo(1);

    assertThat(err).asString().contains("none is no lake").contains("empty is no lake");
  }

  private static void escalate(String caseId) {
    clickHouse
        .as("admin")
        .query(
            "INSERT INTO escalations_tables.escalations (case_id, escalation_no, status,"
                + " escalated_at) VALUES ('"
                + caseId
                + "', 1, 'OPEN', '2016-05-01 00:00:00')");
  }

  private static String quarters() {
    return clickHouse
        .as("analyst")
        .query(
            "SELECT quarter, escalations FROM escalations.quarterly_volume WHERE dimension ="
                + " 'ALL'");
  }

  private Path config() {
    return directory.resolve("servers.yaml");
  }

  private int run(String... words) {
    String[] arguments =
        Stream.concat(Stream.of(words), Stream.of("--config", config().toString()))
            .toArray(String[]::new);
    return Escalations.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
