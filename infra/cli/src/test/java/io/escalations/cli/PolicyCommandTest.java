package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyCommandTest {
  private static final String GOOD =
      """
      version: "2026-1"
      effective_from: 2026-01-01T00:00:00Z
      calendars:
        office: {zone: America/New_York, week: {MONDAY: ["09:00-17:00"]}, holidays: {country: US}}
      rules:
        - {clock: resolution, when: {priority: [P1]}, target: 4h, calendar: office}
        - {clock: resolution, target: 8h, calendar: office}
        - {clock: first_response, target: 1h, calendar: office}
      """;

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int check(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("policy.yaml"), text);
    CommandLine commandLine =
        Escalations.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute("policy", "check", file.toString());
  }

  @Test
  void saysThatAFileIsGood() throws IOException {
    assertThat(check(GOOD)).isZero();
    assertThat(out)
        .asString()
        .endsWith("policy.yaml: version 2026-1 is good: 3 rules for resolution, first_response\n");
    assertThat(err).asString().isEmpty();
  }

  @Test
  void saysEverythingThatIsWrong() throws IOException {
    String bad =
        GOOD.replace("country: US", "country: XX")
            .replace("target: 8h", "target: -8h")
            .replace("clock: first_response", "clock: first");

    assertThat(check(bad)).isEqualTo(1);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            country ->
                assertThat(country)
                    .contains(
                        "policy.yaml:4: calendars.office.holidays.country: no public holidays are"
                            + " known for 'XX'"),
            target ->
                assertThat(target)
                    .contains(
                        "policy.yaml:7: rules[1].target: a target must be longer than nothing,"
                            + " found '-8h'"),
            clock ->
                assertThat(clock).contains("policy.yaml:8: rules[2].clock: unknown clock 'first'"),
            sum ->
                assertThat(sum)
                    .startsWith("escalations: ")
                    .endsWith("policy.yaml: refused, with 3 findings"));
  }

  @Test
  void saysThatAFileIsMissing() {
    CommandLine commandLine = Escalations.commandLine().setErr(new PrintWriter(err));

    assertThat(commandLine.execute("policy", "check", directory.resolve("none.yaml").toString()))
        .isEqualTo(1);
    assertThat(err).asString().endsWith("none.yaml: no such file\n");
  }
}
