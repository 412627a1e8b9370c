package io.escalations.core.testing;

import io.escalations.core.policy.PolicyVersions;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Random lives of a case: minutes apart or at one instant, opened first, late or never, paused, reopened, cancelled.
 * Seeded, so that a failure can be run again.
 */
public final class RandomCases {
  private static final long START = Events.instant("10:00");
  private static final EventType[] TYPES =
      Arrays.stream(EventType.values()).filter(type -> type != EventType.HEARTBEAT).toArray(EventType[]::new);

  private RandomCases() {}

  public static List<Events> events(long seed) {
    Random random = new Random(seed);
    List<Events> events = new ArrayList<>();
    long instant = START;
    int count = 1 + random.nextInt(14);
    for (int i = 0; i < count; i++) {
      EventType type = i == 0 && random.nextInt(10) < 8 ? EventType.CASE_OPENED : likely(random);
      instant += random.nextInt(4) == 0 ? 0 : random.nextInt(90) * 60_000L;
      Events event = Events.at(instant, type).id("e" + i).sequence(random.nextInt(3) == 0 ? 0 : i);
      if (type == EventType.CASE_OPENED || random.nextInt(3) == 0) {
        event.priority(pick(random, Priority.values()));
      }
      if (random.nextInt(4) == 0) {
        event.department(random.nextInt(6) == 0 ? "" : "department-" + random.nextInt(3));
      }
      if (random.nextInt(6) == 0) {
        event.dueAt(instant + (random.nextInt(600) - 60) * 60_000L);
      }
      if (random.nextInt(6) == 0) {
        event.assignee("agent-" + random.nextInt(3)).tier(1 + random.nextInt(4)).channel(pick(random, Channel.values()));
      }
      events.add(event);
    }
    return events;
  }

  /** Cases are mostly opened, paused, resolved and reopened; the rest of the types come now and then. */
  private static EventType likely(Random random) {
    EventType[] usual = {
      EventType.WAITING_ON_CUSTOMER, EventType.RESUMED, EventType.RESOLVED, EventType.REOPENED, EventType.CASE_UPDATED, EventType.ESCALATED
    };
    return random.nextInt(2) == 0 ? pick(random, usual) : pick(random, TYPES);
  }

  public static PolicyVersions policies(long seed) {
    Random random = new Random(seed * 31 + 7);
    String[] change = {"carry", "reset", "keep"};
    String[] reopen = {"resume", "new_cycle", "frozen"};
    List<String> rules = new ArrayList<>();
    for (String clock : List.of("first_response", "resolution", "total_resolution")) {
      for (String priority : List.of("P1", "P2", "P3")) {
        String target = random.nextInt(5) == 0 ? "due_at" : 30 + random.nextInt(400) + "m";
        rules.add(
            clock + " | " + priority + " | " + target + " | warn_at: [50, 90] | on_change: " + pick(random, change) + " | on_reopen: " + pick(random, reopen));
      }
    }
    return PolicyVersions.of(
        List.of(
            Policies.policy("v1", "2000-01-01T00:00:00Z", false, rules.toArray(String[]::new)),
            Policies.policy("v2", "2026-03-02T13:00:00Z", random.nextBoolean(), "resolution | * | 3h", "total_resolution | P1 | 5h | on_reopen: frozen")));
  }

  static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
