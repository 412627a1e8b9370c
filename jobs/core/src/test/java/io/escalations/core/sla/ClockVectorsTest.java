package io.escalations.core.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Events;
import io.escalations.core.testing.Folds;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Start, target and pauses against the due instants of an independent calculator, through the whole
 * of the fold. The file is JSON, which is YAML too.
 */
class ClockVectorsTest {
  private static final String FILE = "clock_vectors.json";

  @TestFactory
  Stream<DynamicTest> areDueWhenTheIndependentCalculatorSays() throws IOException {
    YamlNode root = YamlNode.parse(FILE, text());
    return root.get("vectors").items().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.get("id").text(),
                    () -> assertThat(Times.format(due(vector))).isEqualTo(expected(vector))));
  }

  private static String text() throws IOException {
    try (InputStream in = ClockVectorsTest.class.getResourceAsStream("/" + FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String expected(YamlNode vector) {
    return Times.format(Times.parse(vector.get("due").text()));
  }

  private static long due(YamlNode vector) throws IOException {
    List<Events> events = new ArrayList<>();
    long start = Times.parse(vector.get("start").text());
    events.add(Events.at(start, EventType.CASE_OPENED));
    long last = start;
    for (long[] pause : united(vector.get("pauses"))) {
      events.add(Events.at(pause[0], EventType.WAITING_ON_CUSTOMER));
      events.add(Events.at(pause[1], EventType.RESUMED));
      last = pause[1];
    }
    PolicyVersions policies =
        policy(vector.get("calendar").text(), vector.get("target_min").text());
    return Folds.only(
            CaseTimeline.of(
                Events.CASE, events.stream().map(Events::build).toList(), policies, last))
        .dueAt();
  }

  /** A case is in one pause at a time, so pauses that overlap are one. */
  private static List<long[]> united(YamlNode pauses) {
    List<long[]> united = new ArrayList<>();
    for (YamlNode pause : pauses.items()) {
      long from = Times.parse(pause.items().get(0).text());
      long to = Times.parse(pause.items().get(1).text());
      long[] last = united.isEmpty() ? null : united.get(united.size() - 1);
      if (last != null && from <= last[1]) {
        last[1] = Math.max(last[1], to);
      } else {
        united.add(new long[] {from, to});
      }
    }
    return united;
  }

  /** The calendars stand in the file as a policy would have them. */
  private static PolicyVersions policy(String calendar, String minutes) throws IOException {
    String file = text();
    String calendars = file.substring(0, file.indexOf("\"vectors\""));
    String policy =
        calendars
            + """
            "version": "vectors", "effective_from": "2000-01-01T00:00:00Z",
            "rules": [{"clock": "resolution", "target": "%sm", "calendar": "%s"}]}
            """
                .formatted(minutes, calendar);
    return PolicyVersions.of(List.of(PolicyParser.parse(FILE, policy)));
  }
}
