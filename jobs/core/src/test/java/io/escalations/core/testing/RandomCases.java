package io.escalations.core.testing;

import io.escalations.core.policy.ClockDefinition;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Random lives of a case: minutes or days apart or at one instant, opened first, late or never,
 * paused, reopened, cancelled, over a change of New York's clocks; and policies with every clock,
 * one of their own, working calendars and versions that come into force in the middle. Seeded, so
 * that a failure can be run again.
 */
public final class RandomCases {
  /** A Monday, and the Fridays before New York's clocks go forward and back. */
  private static final List<Long> BEGINNINGS =
      List.of(
          Times.parse("2026-03-02T10:00:00Z"),
          Times.parse("2026-03-06T20:30:00Z"),
          Times.parse("2026-10-30T19:00:00Z"));

  private static final EventType[] TYPES =
      Arrays.stream(EventType.values())
          .filter(type -> type != EventType.HEARTBEAT)
          .toArray(EventType[]::new);
  private static final String CALENDARS =
      """
      calendars:
        always: {hours: always}
        office:
          zone: America/New_York
          week: {MONDAY: ["09:00-12:00", "13:00-17:00"], TUESDAY: ["09:00-17:00"], WEDNESDAY: ["09:00-17:00"], THURSDAY: ["09:00-17:00"], FRIDAY: ["09:00-17:00"]}
        night: {zone: America/New_York, week: {FRIDAY: ["22:00-06:00"], SATURDAY: ["22:00-06:00"], SUNDAY: ["22:00-06:00"], MONDAY: ["22:00-06:00"]}}
      clocks:
        vendor: {start: [ON_HOLD], pause: [], stop: [RESUMED], cancel: [RESOLVED, CLOSED, CANCELLED]}
      auto_escalation: {failed_attempts: 2, rating_at_most: 2, open_for: {P1: 3h, P2: 9h}}
      """;
  private static final long HOUR = 3_600_000;

  /**
   * Calendars are dear to read; a multiple of the number of beginnings, so that a policy fits its
   * cases.
   */
  private static final long DIFFERENT_POLICIES = 150;

  private static final Map<Long, PolicyVersions> POLICIES = new ConcurrentHashMap<>();

  private RandomCases() {}

  /** When the first event of a case occurs. */
  public static long beginning(long seed) {
    return BEGINNINGS.get(Math.floorMod(seed, BEGINNINGS.size()));
  }

  public static List<Events> events(long seed) {
    Random random = new Random(seed);
    List<Events> events = new ArrayList<>();
    long instant = beginning(seed);
    int count = 1 + random.nextInt(14);
    for (int i = 0; i < count; i++) {
      EventType type = i == 0 && random.nextInt(10) < 8 ? EventType.CASE_OPENED : likely(random);
      if (i > 0) {
        instant += pause(random);
      }
      Events event = Events.at(instant, type).id("e" + i).sequence(random.nextInt(3) == 0 ? 0 : i);
      if (type == EventType.CASE_OPENED || random.nextInt(3) == 0) {
        event.priority(pick(random, List.of(Priority.values())));
      }
      if (type == EventType.SATISFACTION_RATED) {
        event.rating(1 + random.nextInt(5));
      }
      if (random.nextInt(4) == 0) {
        event.department(random.nextInt(6) == 0 ? "" : "department-" + random.nextInt(3));
      }
      if (random.nextInt(6) == 0) {
        event.dueAt(
            random.nextInt(5) == 0
                ? CaseEvent.NO_DUE_AT
                : instant + (random.nextInt(600) - 60) * 60_000L);
      }
      if (random.nextInt(6) == 0) {
        event
            .assignee("agent-" + random.nextInt(3))
            .tier(1 + random.nextInt(4))
            .channel(pick(random, List.of(Channel.values())));
      }
      events.add(event);
    }
    return events;
  }

  private static long pause(Random random) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> 0;
      case 2 -> random.nextInt(50) * HOUR;
      default -> random.nextInt(90) * 60_000L;
    };
  }

  /**
   * Cases are mostly opened, answered, paused, resolved and reopened; the rest of the types come
   * now and then.
   */
  private static EventType likely(Random random) {
    List<EventType> usual =
        List.of(
            EventType.WAITING_ON_CUSTOMER,
            EventType.ON_HOLD,
            EventType.RESUMED,
            EventType.RESOLVED,
            EventType.REOPENED,
            EventType.CASE_UPDATED,
            EventType.ESCALATED,
            EventType.CUSTOMER_REPLIED,
            EventType.AGENT_REPLIED);
    return random.nextInt(2) == 0 ? pick(random, usual) : pick(random, List.of(TYPES));
  }

  /**
   * Two versions or three; the first may come into force after the case began, the last within a
   * second of the second.
   */
  public static PolicyVersions policies(long seed) {
    return POLICIES.computeIfAbsent(Math.floorMod(seed, DIFFERENT_POLICIES), RandomCases::read);
  }

  private static PolicyVersions read(long seed) {
    return PolicyVersions.of(
        policyTexts(seed).stream().map(text -> PolicyParser.parse("policy.yaml", text)).toList());
  }

  /**
   * The versions of {@link #policies} as they would be published; the first line names the version.
   */
  public static List<String> policyTexts(long seed) {
    return texts(Math.floorMod(seed, DIFFERENT_POLICIES));
  }

  private static List<String> texts(long seed) {
    Random random = new Random(seed * 31 + 7);
    long beginning = beginning(seed);
    List<String> versions = new ArrayList<>();
    versions.add(
        version(
            random,
            "v1",
            random.nextInt(5) == 0 ? beginning + HOUR : Times.parse("2000-01-01T00:00:00Z"),
            random.nextBoolean()));
    versions.add(version(random, "v2", beginning + 3 * HOUR, random.nextBoolean()));
    if (random.nextInt(3) == 0) {
      versions.add(
          version(
              random, "v3", beginning + 3 * HOUR + random.nextInt(2) * 500L, random.nextBoolean()));
    }
    return versions;
  }

  private static String version(Random random, String name, long effectiveFrom, boolean migrate) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("version: ")
        .append(name)
        .append("\n")
        .append(CALENDARS)
        .append("effective_from: ")
        .append(Times.format(effectiveFrom))
        .append("\nmigrate: ")
        .append(migrate)
        .append("\nrules:\n");
    List<String> clocks = new ArrayList<>(ClockDefinition.BUILT_IN.keySet());
    clocks.add("vendor");
    for (String clock : clocks) {
      for (String priority : List.of("P1", "P2", "P3")) {
        String target = random.nextInt(6) == 0 ? "due_at" : 30 + random.nextInt(400) + "m";
        yaml.append(
            "  - {clock: %s, when: {priority: [%s]}, target: %s, calendar: %s, warn_at: [50, 90], on_change: %s, on_reopen: %s}\n"
                .formatted(
                    clock,
                    priority,
                    target,
                    pick(random, List.of("always", "always", "office", "night")),
                    pick(random, List.of("carry", "reset", "keep")),
                    pick(random, List.of("resume", "new_cycle", "frozen"))));
      }
    }
    return yaml.toString();
  }

  static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
