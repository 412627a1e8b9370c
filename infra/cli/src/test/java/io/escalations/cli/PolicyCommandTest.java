package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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

  private int check(String text, String... options) throws IOException {
    Path file = Files.writeString(directory.resolve("policy.yaml"), text);
    String[] words = {"policy", "check", file.toString(), "--data", directory.toString()};
    return run(Stream.concat(Stream.of(words), Stream.of(options)).toArray(String[]::new));
  }

  private int run(String... words) {
    return Escalations.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  @Test
  void saysWhatAGoodFileMeans() throws IOException {
    assertThat(check(GOOD)).isZero();
    assertThat(out.toString().lines().findFirst().orElse(""))
        .endsWith("policy.yaml: version 2026-1 is good: 3 rules for resolution, first_response");
    assertThat(out.toString())
        .contains("office (America/New_York): a working day is 8h")
        .contains("2. every case: 8h of office hours (1 working day of 8h)");
    assertThat(err).asString().isEmpty();
  }

  @Test
  void ofWarningsOnlyStrictMakesAnotherExitCode() throws IOException {
    String warned = GOOD.replace("target: 8h", "target: 2d");

    assertThat(check(warned)).isZero();
    assertThat(check(warned, "--strict")).isEqualTo(3);
    assertThat(out.toString()).contains("rules[1].target: '2d' is 48h of counted time");
    assertThat(check(GOOD, "--strict")).isZero();
  }

  @Test
  void listsCountriesRegionsAndHolidays() {
    assertThat(run("policy", "holidays")).isZero();
    assertThat(out.toString()).contains("GB  United Kingdom", "NO  Norway");
    assertThat(run("policy", "holidays", "GB")).isZero();
    assertThat(out.toString())
        .contains("holidays: {country: GB}  # United Kingdom")
        .contains("  eng  England");
    assertThat(run("policy", "holidays", "GB", "eng")).isZero();
    assertThat(out.toString()).contains("region: eng", "Easter Monday");
    assertThat(run("policy", "holidays", "UK")).isEqualTo(1);
    assertThat(err.toString()).contains("no public holidays are known for country 'UK'");
    assertThat(run("policy", "holidays", "GB", "by")).isEqualTo(1);
    assertThat(err.toString()).contains("no region 'by' is known of GB; it has eng, nir, sct, wls");
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
