package io.escalations.core.sla;

import io.escalations.core.copy.Copyable;
import io.escalations.core.copy.Log;
import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.AutoEscalation;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import java.util.ArrayList;
import java.util.List;

/**
 * When a case ought to have been escalated and was not: once per open period at most, by the policy
 * version in force at the start of the open period. What comes after the end of an open period
 * belongs to it, above all a low rating of the solution.
 */
public final class EscalationDue extends Copyable<EscalationDue> {
  private static final String CLOCK = "case";

  private final PolicyVersions policies;

  /** Their instants are in order, too: each open period is judged while it is the last. */
  private Log<Due> earlier = new Log<>();

  /** So many of the earlier ones are final. */
  private int finalCount;

  /** The first open period that is not final. */
  private int firstChangeable = 1;

  private int migrated;
  private int openPeriod;
  private SlaPolicy policy;
  private Due due;
  private boolean open;
  private long ageCountsFrom;
  private Long openedAt;
  private boolean everEscalated;
  private boolean escalatedInPeriod;
  private boolean attemptsCount;
  private int failedAttempts;

  /**
   * @param afterMillis the age at which it is due; null where an event made it due
   */
  private record Due(int openPeriod, long at, Long afterMillis, String policyVersion) {
    private boolean isByAge() {
      return afterMillis != null;
    }
  }

  public EscalationDue(PolicyVersions policies) {
    this.policies = policies;
  }

  @Override
  public EscalationDue copy() {
    EscalationDue copy = shallowCopy();
    copy.earlier = earlier.copy();
    return copy;
  }

  /** What lies behind is published up to {@code now}, and no event that comes can change it. */
  public void markFinal(long now) {
    while (finalCount < earlier.size() && earlier.get(finalCount).at() <= now) {
      finalCount++;
    }
    firstChangeable =
        finalCount < earlier.size()
            ? earlier.get(finalCount).openPeriod()
            : Math.max(openPeriod, 1);
  }

  /**
   * The open periods that may have changed since the last {@link #markFinal}, as instances of
   * {@link Threshold}.
   */
  public List<ClockInstance> changeable() {
    List<ClockInstance> openPeriods = new ArrayList<>();
    for (int number = firstChangeable; number <= openPeriod; number++) {
      openPeriods.add(new ClockInstance(CLOCK, number));
    }
    return openPeriods;
  }

  /**
   * Brings it up to an event's instant; {@code before} are the case's attributes before the event.
   */
  public void advanceTo(long instant, Attributes before) {
    for (;
        migrated < policies.migrating().size()
            && policies.migrating().get(migrated).effectiveFrom() <= instant;
        migrated++) {
      SlaPolicy to = policies.migrating().get(migrated);
      if (open) {
        reachAge(to.effectiveFrom() + 1, before.priority());
        policy = to;
        ageCountsFrom = to.effectiveFrom();
      }
    }
    reachAge(instant, before.priority());
  }

  /** What becomes true up to {@code now}, inclusive, has become so. */
  public void finish(long now, Attributes attributes) {
    advanceTo(now, attributes);
    reachAge(now + 1, attributes.priority());
  }

  private void reachAge(long before, Priority priority) {
    long instant = ageReachedAt(priority);
    if (instant < before) {
      due = new Due(openPeriod, instant, limit(priority), policy.version());
    }
  }

  /**
   * When the case will have been open for too long; MAX_VALUE if never. A limit already passed is
   * reached at the change.
   */
  private long ageReachedAt(Priority priority) {
    Long limit = due == null && open && openedAt != null && !everEscalated ? limit(priority) : null;
    return limit == null ? Long.MAX_VALUE : Math.max(openedAt + limit, ageCountsFrom);
  }

  private Long limit(Priority priority) {
    return priority == null ? null : autoEscalation().openForMillis().get(priority);
  }

  private AutoEscalation autoEscalation() {
    return policy == null ? AutoEscalation.NONE : policy.autoEscalation();
  }

  /**
   * @param type what the event acts as; null if it moves nothing
   */
  public void apply(TimelineEvent event, EventType type, Attributes before, Attributes after) {
    long instant = event.occurredAt();
    if (openPeriod == 0) {
      begin(instant);
    }
    boolean wasOpen = open;
    if (type != null) {
      act(event, type, before);
    }
    if (before.priority() != after.priority() && wasOpen && open) {
      reachAge(instant + 1, before.priority());
      ageCountsFrom = instant;
    }
  }

  private void act(TimelineEvent event, EventType type, Attributes before) {
    long instant = event.occurredAt();
    switch (type) {
      case CASE_OPENED -> open(instant);
      case REOPENED -> begin(instant);
      case RESOLUTION_FAILED -> fail(instant);
      case SATISFACTION_RATED -> rate(instant, event.rating());
      case ESCALATED -> escalate(instant);
      case RESOLVED, CLOSED -> open = false;
      case CANCELLED -> {
        reachAge(instant + 1, before.priority());
        open = false;
      }
      case CUSTOMER_REPLIED,
          RESUMED,
          CASE_UPDATED,
          COMPENSATED,
          DEESCALATED,
          ASSIGNED,
          AGENT_REPLIED,
          WAITING_ON_CUSTOMER,
          ON_HOLD,
          CONFIRMED,
          RESTORED,
          HEARTBEAT -> {}
    }
  }

  private void begin(long instant) {
    if (due != null) {
      earlier.add(due);
      due = null;
    }
    openPeriod++;
    policy = policies.inForceAt(instant);
    open = true;
    ageCountsFrom = instant;
    escalatedInPeriod = false;
  }

  /** The first open period is that of the opening, whatever came before. */
  private void open(long instant) {
    openedAt = instant;
    open = true;
    policy = policies.inForceAt(instant);
    ageCountsFrom = instant;
    attemptsCount = true;
  }

  private void fail(long instant) {
    failedAttempts += attemptsCount ? 1 : 0;
    Integer limit = autoEscalation().failedAttempts();
    if (limit != null && failedAttempts >= limit && isAsked()) {
      due = new Due(openPeriod, instant, null, policy.version());
    }
  }

  private void rate(long instant, Integer rating) {
    Integer limit = autoEscalation().ratingAtMost();
    if (limit != null && rating != null && rating <= limit && isAsked() && !escalatedInPeriod) {
      due = new Due(openPeriod, instant, null, policy.version());
    }
  }

  private boolean isAsked() {
    return due == null && openedAt != null;
  }

  private void escalate(long instant) {
    forestall(instant);
    everEscalated = true;
    escalatedInPeriod = true;
    attemptsCount = true;
    failedAttempts = 0;
  }

  /** Of one instant an age is reached after the escalation; other reasons come in event order. */
  private void forestall(long instant) {
    if (due != null && due.at() == instant && due.isByAge()) {
      due = null;
    }
  }

  /** Adds what is due by {@code now} to the thresholds of the clocks. */
  public void addTo(List<Threshold> thresholds, long now) {
    add(0, thresholds, now);
  }

  /** The same, of the open periods that are {@link #changeable}. */
  public void addChangeableTo(List<Threshold> thresholds, long now) {
    add(finalCount, thresholds, now);
  }

  private void add(int first, List<Threshold> thresholds, long now) {
    for (int i = first; i < earlier.size(); i++) {
      add(earlier.get(i), thresholds, now);
    }
    if (due != null) {
      add(due, thresholds, now);
    }
  }

  private static void add(Due due, List<Threshold> thresholds, long now) {
    if (due.at() <= now) {
      thresholds.add(
          new Threshold(
              CLOCK,
              due.openPeriod(),
              Threshold.ESCALATION_DUE,
              due.at(),
              due.at(),
              due.afterMillis(),
              null,
              due.policyVersion()));
    }
  }

  /**
   * The next instant after {@code now} at which something becomes true if no event comes; MAX_VALUE
   * if none.
   */
  public long nextTimer(long now, Attributes attributes) {
    long next = ageReachedAt(attributes.priority());
    for (int i = finalCount; i < earlier.size(); i++) {
      next = earlier.get(i).at() > now ? Math.min(next, earlier.get(i).at()) : next;
    }
    if (due != null && due.at() > now) {
      next = Math.min(next, due.at());
    }
    if (open && due == null) {
      for (SlaPolicy to : policies.migrating()) {
        boolean asksForAge = !to.autoEscalation().openForMillis().isEmpty();
        next = asksForAge && to.effectiveFrom() > now ? Math.min(next, to.effectiveFrom()) : next;
      }
    }
    return next > now ? next : Long.MAX_VALUE;
  }
}
