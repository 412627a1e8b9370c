package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.stack.testing.ClickHouseExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PatternsCommandIT {
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();
  private static final String ODD = "SAME_CUSTOMER:it's \\ me:log in";

  @TempDir static Path directory;

  @BeforeAll
  static void writeServersFile() throws IOException {
    Servers.ClickHouse house =
        new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords());
    new Servers(null, house, null, null, null, TimeMode.LIVE)
        .write(directory.resolve("servers.yaml"));
  }

  private static String run(int exitCode, String... words) {
    StringWriter out = new StringWriter();
    int found =
        Escalations.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute(
                Stream.concat(
                        Stream.of(words),
                        Stream.of("--config", directory.resolve("servers.yaml").toString()))
                    .toArray(String[]::new));
    assertThat(found).as("%s", out).isEqualTo(exitCode);
    return out.toString();
  }

  private static void say(String patternId, int episode, boolean active, int version) {
    clickHouse
        .as("writer")
        .query(
            "INSERT INTO escalations_tables.issue_patterns (pattern_id, kind, cases, observed,"
                + " expected, score, episode, active, sample_case_ids, version) VALUES ('"
                + patternId.replace("\\", "\\\\").replace("'", "\\'")
                + "', '"
                + patternId.substring(0, patternId.indexOf(':'))
                + "', 3, 3, 3, 1, "
                + episode
                + ", "
                + active
                + ", ['a'], "
                + version
                + ")");
  }

  @Test
  void aCandidateIsNotedAndAsksAgainWhenItComesBack() {
    say(ODD, 7, true, 1);
    say("REOPEN_LOOP:b", 1, false, 1);
    assertThat(run(0, "patterns", "list")).contains(ODD + "\tOPEN").doesNotContain("REOPEN_LOOP");
    assertThat(run(0, "patterns", "list", "--all", "--kind", "reopen_loop"))
        .contains("REOPEN_LOOP:b\tCLEARED")
        .doesNotContain("SAME_CUSTOMER");

    assertThat(run(0, "patterns", "acknowledge", ODD, "--by", "Ann"))
        .isEqualTo(ODD + ": acknowledged by Ann\n");
    assertThat(run(0, "patterns", "acknowledge", ODD, "--by", "Bob"))
        .isEqualTo(ODD + ": already acknowledged by Ann\n");
    assertThat(run(0, "patterns", "list")).contains(ODD + "\tACKNOWLEDGED").contains("Ann");

    say(ODD, 7, false, 2);
    assertThat(run(0, "patterns", "list", "--all")).contains(ODD + "\tCLEARED");
    say(ODD, 9, true, 3);
    assertThat(run(0, "patterns", "list")).contains(ODD + "\tOPEN").doesNotContain("Ann");
    assertThat(run(0, "patterns", "acknowledge", ODD, "--by", "Bob"))
        .isEqualTo(ODD + ": acknowledged by Bob\n");
  }

  @Test
  void whatCannotBeNotedIsRefusedInOneLine() {
    say("PING_PONG:over", 1, false, 1);
    say("PING_PONG:open", 1, true, 1);
    assertThat(run(1, "patterns", "acknowledge", "PING_PONG:over"))
        .isEqualTo("escalations: 'PING_PONG:over' is cleared: there is nothing to acknowledge\n");
    assertThat(run(1, "patterns", "acknowledge", "PING_PONG:open", "PING_PONG:none"))
        .isEqualTo(
            "escalations: there is no candidate 'PING_PONG:none': ./escalations patterns list --all"
                + " shows those there are\n");
    assertThat(run(0, "patterns", "list"))
        .as("none of those named is acknowledged")
        .contains("PING_PONG:open\tOPEN");
    assertThat(run(2, "patterns", "acknowledge")).contains("ID");
  }
}
