package io.escalations.core.pattern;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.timeline.CaseCourse;
import io.escalations.core.timeline.Phase;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The last time an open case stood still: nobody owned it, or nothing happened, for longer than the
 * rule allows. It is a function of its events and of event time. Instants are epoch milliseconds
 * UTC.
 *
 * @param from when it was too long
 * @param until when something happened; null while it stands still
 * @param hours working hours it has stood still for, those allowed included; those allowed, while
 *     it does
 * @param allowed working hours
 */
public record CaseStall(long from, Long until, int hours, int allowed) {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /**
   * What is known at an instant.
   *
   * @param last null if it never stood still
   * @param next the next instant after now at which that changes if no other event comes, be it
   *     that an event is known which has not happened by now; MAX_VALUE if none
   */
  public record Outlook(CaseStall last, long next) {}

  /**
   * @param events of the case; the latest ones will do
   */
  public static Outlook of(Collection<TimelineEvent> events, StallRule rule, long now) {
    return new Walk(CaseCourse.of(events), rule, now).outlook();
  }

  /** From event to event: nothing changes in between. */
  private static final class Walk {
    private final CaseCourse course;
    private final StallRule rule;
    private final long now;
    private Long unownedSince;
    private CaseStall last;
    private long lastSince;
    private long next = Long.MAX_VALUE;

    Walk(CaseCourse course, StallRule rule, long now) {
      this.course = course;
      this.rule = rule;
      this.now = now;
    }

    Outlook outlook() {
      List<Long> instants =
          course.events().stream().map(TimelineEvent::occurredAt).distinct().toList();
      for (int i = 0; i < instants.size(); i++) {
        between(instants.get(i), i + 1 < instants.size() ? instants.get(i + 1) : null);
      }
      return new Outlook(last, next);
    }

    /**
     * @param to null for the time after the last event
     */
    private void between(long from, Long to) {
      if (!isOpen(from)) {
        unownedSince = null;
        return;
      }
      String owner = course.attributes().at(from).assignee();
      if (owner != null) {
        unownedSince = null;
      } else if (unownedSince == null) {
        unownedSince = from;
      }
      long silentAt = rule.calendar().add(from, rule.silentHours() * HOUR);
      long unownedAt =
          unownedSince == null
              ? Long.MAX_VALUE
              : rule.calendar().add(unownedSince, rule.unownedHours() * HOUR);
      boolean unowned = unownedAt <= silentAt;
      long begins = Math.max(from, Math.min(silentAt, unownedAt));
      if (to != null && begins >= to) {
        return;
      }
      if (begins > now) {
        next = Math.min(next, begins);
        return;
      }
      boolean goesOn = last != null && last.until() != null && last.until() == begins;
      if (!goesOn) {
        lastSince = unowned ? unownedSince : from;
      }
      if (to != null && to > now) {
        next = Math.min(next, to);
      }
      int allowed = goesOn ? last.allowed() : unowned ? rule.unownedHours() : rule.silentHours();
      Long until = to == null || to > now ? null : to;
      int hours =
          until == null ? allowed : (int) (rule.calendar().between(lastSince, until) / HOUR);
      last = new CaseStall(goesOn ? last.from() : begins, until, hours, allowed);
    }

    private boolean isOpen(long instant) {
      Phase.Kind kind = null;
      for (Phase phase : course.phases()) {
        if (phase.from() <= instant) {
          kind = phase.kind();
        }
      }
      return kind == Phase.Kind.OPEN;
    }
  }
}
