package io.escalations.microbench;

import io.escalations.core.changelog.Digest;
import io.escalations.core.changelog.FactsDiff;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyText;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.holidays.JollydayHolidays;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is measured on: whole cases of the bundled log, and the policies of {@code infra/cli/bench}.
 */
final class SampleCases {
  /** How many events they have. */
  static final int EVENTS = 421;

  /** How many cases there are. */
  static final int CASES = 64;

  /** After the last event and every deadline, epoch milliseconds UTC. */
  static final long NOW = 1_500_000_000_000L;

  private SampleCases() {}

  /** The events as {@code case-events} carries them. */
  static List<byte[]> json() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                SampleCases.class.getResourceAsStream("cases.jsonl"), StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events of each case, by case id. */
  static Map<String, List<TimelineEvent>> byCase() {
    Map<String, List<TimelineEvent>> cases = new LinkedHashMap<>();
    for (byte[] json : json()) {
      CaseEvent event = Topics.CASE_EVENTS.decode(json);
      cases
          .computeIfAbsent(event.caseId(), any -> new ArrayList<>())
          .add(TimelineEvent.of(event, Digest.of(Topics.ACCEPTED_EVENTS.encode(event))));
    }
    return cases;
  }

  /** All facts of each case. */
  static List<FactsDiff> facts(PolicyVersions policies) {
    List<FactsDiff> facts = new ArrayList<>();
    byCase()
        .forEach(
            (caseId, events) ->
                facts.add(FactsDiff.of(CaseTimeline.of(caseId, events, policies, NOW), List.of())));
    return facts;
  }

  /**
   * @param name of a file in {@code infra/cli/bench}
   */
  static SlaPolicy policy(String name) {
    Path file = Path.of(System.getProperty("escalations.home"), "infra/cli/bench", name + ".yaml");
    try {
      String text =
          PolicyText.resolve(file.toString(), Files.readString(file), new JollydayHolidays());
      return PolicyParser.parse(file.toString(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The policy as the only version. */
  static PolicyVersions versions(String name) {
    return PolicyVersions.of(List.of(policy(name)));
  }
}
