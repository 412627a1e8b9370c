package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.stack.testing.ClickHouseExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FiscalYearCommandIT {
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void reportsFollowTheFiscalYear() throws IOException {
    clickHouse
        .as("admin")
        .query("INSERT INTO escalations_tables.escalations (case_id, escalation_no, status, escalated_at) VALUES ('c-1', 1, 'OPEN', '2016-05-01 00:00:00')");
    Path config = directory.resolve("servers.yaml");
    new Servers(null, new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords()), null, null, null, TimeMode.LIVE).write(config);

    assertThat(run("--config", config.toString())).isZero();
    assertThat(out).asString().isEqualTo("quarters of the reports start in January, April, July, October\n");
    assertThat(run("--config", config.toString(), "--starts-in", "11")).isZero();
    assertThat(out).asString().endsWith("quarters of the reports start in November, February, May, August\n");
    assertThat(clickHouse.as("analyst").query("SELECT quarter FROM escalations.quarterly_volume WHERE dimension = 'ALL'")).isEqualTo("2016Q3\n");
    assertThat(run("--config", config.toString(), "--starts-in", "13")).isEqualTo(2);
    assertThat(err).asString().contains("--starts-in takes a month from 1 to 12, found 13");
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "fiscal-year";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Escalations.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
