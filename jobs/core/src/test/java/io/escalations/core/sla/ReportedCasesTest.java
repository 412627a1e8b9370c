package io.escalations.core.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.fact.SlaClockRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people of other help desks reported as wrong: events, a policy and the clocks worked out by
 * hand, each in a folder of its own.
 */
class ReportedCasesTest {
  private static final long LONG_AFTER = Times.parse("2027-01-01T00:00:00Z");
  private static final Comparator<SlaClockRow> ORDER =
      Comparator.comparing(SlaClockRow::caseId)
          .thenComparing(SlaClockRow::clock)
          .thenComparing(SlaClockRow::instance);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hand-set-deadline",
        "deleted-and-restored",
        "half-days-and-lunch",
        "sla-by-attribute",
        "sla-by-organisation",
        "working-days-target",
        "zone-rules-of-the-date"
      })
  void hasTheClocksWorkedOutByHand(String name) throws IOException, URISyntaxException {
    Path folder = Path.of(ReportedCasesTest.class.getResource("/reported/" + name).toURI());

    assertThat(clocks(folder)).isEqualTo(Files.readString(folder.resolve("expected.txt")));
  }

  private static String clocks(Path folder) throws IOException {
    PolicyVersions policies = policies(folder);
    List<SlaClockRow> rows = new ArrayList<>();
    cases(folder)
        .forEach(
            (caseId, events) ->
                rows.addAll(CaseTimeline.of(caseId, events, policies, LONG_AFTER).clocks()));
    rows.sort(ORDER);
    return rows.stream().map(ReportedCasesTest::line).collect(Collectors.joining());
  }

  private static PolicyVersions policies(Path folder) throws IOException {
    List<SlaPolicy> policies = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .forEach(file -> policies.add(PolicyParser.parse(file.toString(), read(file))));
    }
    return PolicyVersions.of(policies);
  }

  private static Map<String, List<TimelineEvent>> cases(Path folder) {
    CaseEventParser parser = new CaseEventParser(false);
    Map<String, List<TimelineEvent>> cases = new LinkedHashMap<>();
    for (String line : read(folder.resolve("events.jsonl")).lines().toList()) {
      CaseEvent event = parser.parse(null, line.getBytes(StandardCharsets.UTF_8), 0).event();
      cases
          .computeIfAbsent(event.caseId(), id -> new ArrayList<>())
          .add(TimelineEvent.of(event, 0));
    }
    return cases;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(SlaClockRow row) {
    return Stream.of(
            row.caseId(),
            row.clock(),
            row.instance(),
            row.status(),
            time(row.dueAt()),
            time(row.stoppedAt()),
            time(row.breachedAt()),
            row.cause(),
            seconds(row.elapsedMillis()),
            seconds(row.pausedMillis()),
            seconds(row.overdueMillis()))
        .map(value -> Objects.toString(value, "\\N"))
        .collect(Collectors.joining("\t", "", "\n"));
  }

  private static String time(Long instant) {
    return instant == null ? null : Times.format(instant).replace('T', ' ').replace("Z", "");
  }

  private static String seconds(Long millis) {
    return millis == null
        ? null
        : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }
}
