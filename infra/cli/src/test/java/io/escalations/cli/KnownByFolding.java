package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.SlaClockRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was known when, computed the plain way: the lines of a log in their order, of each partition
 * up to where its event time first reached the instant, folded case by case.
 */
final class KnownByFolding {
  private static final String CASES =
      "SELECT case_id, status, priority, department, assignee, escalation_count, reopen_count,"
          + " toUnixTimestamp64Milli(resolved_at) FROM cases_known_at(at = '%s')";
  private static final String ESCALATIONS =
      "SELECT case_id, escalation_no, status, department, owner,"
          + " toUnixTimestamp64Milli(ended_at), toUnixTimestamp64Milli(deadline)"
          + " FROM escalations_known_at(at = '%s')";
  private static final String CLOCKS =
      "SELECT case_id, clock, instance, policy_version, status, toUnixTimestamp64Milli(due_at),"
          + " toUnixTimestamp64Milli(stopped_at), toUnixTimestamp64Milli(breached_at),"
          + " toInt64(elapsed_seconds * 1000), toInt64(overdue_seconds * 1000)"
          + " FROM %s_known_at(at = '%s')";

  private final List<CaseEvent> log;
  private final PolicyVersions policies;

  /**
   * @param lines as they are published
   */
  KnownByFolding(List<String> lines, String policy) {
    CaseEventParser parser = new CaseEventParser(false);
    log =
        lines.stream()
            .map(line -> parser.parse(null, line.getBytes(StandardCharsets.UTF_8), 0).event())
            .toList();
    policies = PolicyVersions.of(List.of(PolicyParser.parse("policy.yaml", policy)));
  }

  /**
   * Asserts that the views show it.
   *
   * @param at as ClickHouse reads it
   */
  void assertKnown(StackUnderTest stack, String at) {
    List<CaseTimeline> known = known(stack, Times.parse(at.replace(' ', 'T') + "Z"));
    assertThat(known).as("cases known at %s", at).isNotEmpty();
    assertThat(rows(stack, CASES.formatted(at)))
        .as("cases at %s", at)
        .isEqualTo(texts(known, timeline -> List.of(KnownByFolding.text(timeline.caseRow()))));
    assertThat(rows(stack, ESCALATIONS.formatted(at)))
        .as("escalations at %s", at)
        .isEqualTo(
            texts(
                known,
                timeline -> timeline.escalations().stream().map(KnownByFolding::text).toList()));
    assertThat(rows(stack, CLOCKS.formatted("sla_clocks", at)))
        .as("clocks at %s", at)
        .isEqualTo(
            texts(
                known, timeline -> timeline.clocks().stream().map(KnownByFolding::text).toList()));
    assertThat(rows(stack, CLOCKS.formatted("sla_breaches", at)))
        .as("breaches at %s", at)
        .isEqualTo(
            texts(
                known,
                timeline ->
                    timeline.clocks().stream()
                        .filter(clock -> clock.breachedAt() != null)
                        .map(KnownByFolding::text)
                        .toList()));
  }

  private List<CaseTimeline> known(StackUnderTest stack, long at) {
    Map<String, String> partitions = partitions(stack);
    Map<String, Long> eventTimes = new HashMap<>();
    Map<String, List<TimelineEvent>> byCase = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (CaseEvent event : log) {
      String partition = partitions.get(event.caseId());
      long before = eventTimes.getOrDefault(partition, Long.MIN_VALUE);
      boolean arrived = before < at && event.occurredAt() <= at;
      if (seen.add(event.caseId() + " " + event.eventId()) && arrived) {
        byCase
            .computeIfAbsent(event.caseId(), first -> new ArrayList<>())
            .add(TimelineEvent.of(event, 0));
      }
      eventTimes.put(partition, Math.max(before, event.occurredAt() - 1));
    }
    return byCase.entrySet().stream()
        .map(entry -> CaseTimeline.of(entry.getKey(), entry.getValue(), policies, at))
        .toList();
  }

  /** Of each case. */
  private static Map<String, String> partitions(StackUnderTest stack) {
    return stack
        .query("SELECT case_id, any(partition) FROM case_events GROUP BY case_id")
        .lines()
        .map(line -> line.split("\t"))
        .collect(Collectors.toMap(columns -> columns[0], columns -> columns[1]));
  }

  private static Set<String> rows(StackUnderTest stack, String query) {
    return stack.query(query).lines().collect(Collectors.toSet());
  }

  private static Set<String> texts(
      List<CaseTimeline> known, Function<CaseTimeline, List<String>> rows) {
    return known.stream().flatMap(each -> rows.apply(each).stream()).collect(Collectors.toSet());
  }

  private static String text(CaseRow row) {
    return joined(
        row.caseId(),
        row.status(),
        row.priority(),
        row.department(),
        row.assignee(),
        row.escalationCount(),
        row.reopenCount(),
        row.resolvedAt());
  }

  private static String text(EscalationRow row) {
    return joined(
        row.caseId(),
        row.escalationNo(),
        row.status(),
        row.department(),
        row.owner(),
        row.endedAt(),
        row.deadline());
  }

  private static String text(SlaClockRow row) {
    return joined(
        row.caseId(),
        row.clock(),
        row.instance(),
        row.policyVersion(),
        row.status(),
        row.dueAt(),
        row.stoppedAt(),
        row.breachedAt(),
        row.elapsedMillis(),
        row.overdueMillis());
  }

  private static String joined(Object... values) {
    return Stream.of(values)
        .map(value -> value == null ? "\\N" : value.toString())
        .collect(Collectors.joining("\t"));
  }
}
