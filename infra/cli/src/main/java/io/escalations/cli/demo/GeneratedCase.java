package io.escalations.cli.demo;

import io.escalations.schemas.Times;
import io.escalations.schemas.event.Actor;
import io.escalations.schemas.event.ActorRole;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.Compensation;
import io.escalations.schemas.event.Customer;
import io.escalations.schemas.event.EscalationDetail;
import io.escalations.schemas.event.EscalationKind;
import io.escalations.schemas.event.EscalationReason;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Issue;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The life of one made-up case, told forwards in time. */
final class GeneratedCase {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int CUSTOMERS = 2_500;
  private static final int REGULARS = 12;

  /** From here on what is slow is slower, and fewer are satisfied. */
  private static final long WORSE_FROM = Times.parse("2025-10-01T00:00:00Z");

  private final String id;
  private final SplittableRandom random;
  private final GeneratedIssue issue;
  private final Priority priority;
  private final boolean worse;
  private final List<CaseEvent> events = new ArrayList<>();
  private long now;
  private String department;
  private int tier = 1;
  private boolean handedOn;

  GeneratedCase(String id, long openedAt, SplittableRandom random) {
    this.id = id;
    this.random = random;
    now = openedAt;
    worse = openedAt >= WORSE_FROM;
    issue = anIssue();
    priority =
        chance(0.04)
            ? Priority.P1
            : chance(0.15) ? Priority.P2 : chance(0.8) ? Priority.P3 : Priority.P4;
    department = issue.first();
  }

  List<CaseEvent> events() {
    open();
    after(20);
    say(EventType.ASSIGNED);
    after(60);
    say(EventType.AGENT_REPLIED);
    if (chance(issue.handedOn())) {
      handOn();
    }
    if (chance(issue.fails())) {
      after(120);
      say(EventType.RESOLUTION_FAILED);
    }
    if (chance(0.2)) {
      waitForCustomer();
    }
    solve();
    if (chance(issue.reopened())) {
      after(1_500);
      byCustomer(EventType.REOPENED, null);
      solve();
    }
    if (chance(0.35)) {
      after(900);
      byCustomer(EventType.SATISFACTION_RATED, rating());
    }
    if (handedOn && chance(0.05)) {
      compensate();
    }
    after(2_880);
    say(EventType.CLOSED);
    return events;
  }

  private void open() {
    boolean regular = chance(0.06);
    String customer =
        "Customer " + (regular ? random.nextInt(REGULARS) : REGULARS + random.nextInt(CUSTOMERS));
    Customer who =
        new Customer(customer, null, null, null, regular ? Segment.VIP : Segment.STANDARD);
    Issue what =
        new Issue(
            issue.category(),
            issue.type(),
            issue.product(),
            issue.words().isEmpty()
                ? null
                : issue.words() + (chance(0.5) ? " since this morning" : " again"));
    Channel channel = Channel.values()[random.nextInt(4)];
    add(EventType.CASE_OPENED, ActorRole.CUSTOMER, customer, channel, who, what, null, null, null);
  }

  /**
   * To the expert, then, now and then, on to a manager; the network people like to send it back.
   */
  private void handOn() {
    handedOn = true;
    escalate(
        issue.expert(),
        chance(0.03) ? 3 : 2,
        EscalationReason.LACK_OF_EXPERTISE,
        EscalationKind.FUNCTIONAL);
    if (department.equals(GeneratedIssue.NETWORK) && chance(0.4)) {
      escalate(issue.first(), tier, EscalationReason.OTHER, EscalationKind.FUNCTIONAL);
      escalate(
          GeneratedIssue.TECHNICAL, tier, EscalationReason.UNRESOLVED, EscalationKind.FUNCTIONAL);
    }
    if (tier < 3 && chance(0.1)) {
      escalate(department, 3, EscalationReason.DISSATISFACTION, EscalationKind.HIERARCHICAL);
    }
  }

  private void escalate(String to, int toTier, EscalationReason reason, EscalationKind kind) {
    after(150);
    department = to;
    tier = toTier;
    add(
        EventType.ESCALATED,
        ActorRole.AGENT,
        agent(),
        null,
        null,
        null,
        new EscalationDetail(reason, kind, null),
        null,
        null);
    after(90);
    say(EventType.ASSIGNED);
  }

  private void waitForCustomer() {
    after(60);
    say(EventType.AGENT_REPLIED);
    say(EventType.WAITING_ON_CUSTOMER);
    after(600);
    byCustomer(EventType.CUSTOMER_REPLIED, null);
    after(60);
    say(EventType.AGENT_REPLIED);
  }

  private void solve() {
    double usual =
        switch (priority) {
          case P1 -> 90;
          case P2 -> 240;
          case P3 -> 700;
          case P4 -> 1_500;
        };
    after(
        usual * issue.slowness() * (handedOn ? 2 : 1) * (worse && issue.slowness() > 2 ? 1.6 : 1));
    say(EventType.RESOLVED);
  }

  private int rating() {
    double bad = issue.dissatisfies() * (handedOn ? 1.4 : 1) * (worse ? 1.7 : 1);
    return chance(bad) ? 1 + random.nextInt(3) : 4 + random.nextInt(2);
  }

  private void compensate() {
    after(60);
    add(
        EventType.COMPENSATED,
        ActorRole.AGENT,
        agent(),
        null,
        null,
        null,
        null,
        null,
        new Compensation(BigDecimal.valueOf(10 + random.nextInt(40)), "EUR"));
  }

  private void say(EventType type) {
    add(type, ActorRole.AGENT, agent(), null, null, null, null, null, null);
  }

  private void byCustomer(EventType type, Integer rating) {
    add(type, ActorRole.CUSTOMER, "customer", null, null, null, null, rating, null);
  }

  private String agent() {
    return department + " " + (1 + Math.floorMod(id.hashCode(), 6));
  }

  private void add(
      EventType type,
      ActorRole role,
      String actor,
      Channel channel,
      Customer customer,
      Issue about,
      EscalationDetail escalation,
      Integer rating,
      Compensation compensation) {
    boolean owns = type == EventType.CASE_OPENED || type == EventType.ESCALATED;
    events.add(
        new CaseEvent(
            id + "-" + events.size(),
            id,
            type,
            now,
            events.size(),
            GeneratedLog.SOURCE,
            new Actor(actor, role),
            channel,
            customer,
            about,
            type == EventType.CASE_OPENED ? priority : null,
            owns ? department : null,
            null,
            type == EventType.ASSIGNED ? agent() : null,
            owns ? tier : null,
            escalation,
            null,
            rating,
            compensation,
            null));
  }

  /** Some time passes: on average so many minutes. */
  private void after(double minutes) {
    now += MINUTE + Math.round(random.nextExponential() * minutes * MINUTE);
  }

  private boolean chance(double chance) {
    return random.nextDouble() < chance;
  }

  private GeneratedIssue anIssue() {
    double all = 0;
    for (GeneratedIssue one : GeneratedIssue.ALL) {
      all += one.share();
    }
    double drawn = random.nextDouble(all);
    for (GeneratedIssue one : GeneratedIssue.ALL) {
      drawn -= one.share();
      if (drawn < 0) {
        return one;
      }
    }
    throw new IllegalStateException("shares do not add up");
  }
}
