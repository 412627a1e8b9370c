package io.escalations.delivery.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.schemas.delivery.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Does what plans say: keeps what joins groups, sends to receivers that know our keys, and keeps
 * what they accepted. It may crash between a message and its record.
 */
final class PlayedDelivery {
  private static final int ENDLESS = 10_000;

  final Knowledge knowledge = new Knowledge();
  final Deliveries deliveries = new Deliveries();
  final List<PlannedMessage> sent = new ArrayList<>();
  private final Map<String, Stage> shown = new HashMap<>();
  private final Map<String, Integer> revisions = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Planner planner;
  private final BooleanSupplier crashes;
  private long now;
  private int crashed;
  private boolean refuses;

  PlayedDelivery(
      Receivers receivers,
      Map<String, WorkingTime> calendars,
      long begin,
      BooleanSupplier crashes) {
    this.planner = new Planner(receivers, calendars);
    this.now = begin;
    this.crashes = crashes;
  }

  PlayedDelivery(Receivers receivers, Map<String, WorkingTime> calendars, long begin) {
    this(receivers, calendars, begin, () -> false);
  }

  long now() {
    return now;
  }

  /** From now on receivers refuse whatever they get, or accept it again. */
  void refuse(boolean everything) {
    refuses = everything;
  }

  int crashed() {
    return crashed;
  }

  /** Sends everything that is due; returns when the next is. */
  long run() {
    for (int i = 0; i < ENDLESS; i++) {
      Plan plan = planner.plan(knowledge, deliveries, Pace.FREE, now);
      keep(plan.joins());
      boolean joined = !plan.joins().deliveries().isEmpty();
      if (!joined && plan.messages().isEmpty()) {
        return plan.nextAt();
      }
      for (PlannedMessage message : plan.messages()) {
        if (refuses) {
          sent.add(message);
          keep(message.refused());
          continue;
        }
        take(message);
        if (crashes.getAsBoolean()) {
          crashed++;
          break; // the rest of the plan is forgotten, too
        }
        keep(message.accepted(now, null));
      }
    }
    throw new AssertionError("there is always something to send");
  }

  /** The same, whenever something is due up to an instant. */
  void runUntil(long instant) {
    long next = run();
    while (next <= instant) {
      assertThat(next).as("the next instant is in the future").isGreaterThan(now);
      now = next;
      next = run();
    }
    now = instant;
    run();
  }

  /** What the receiver shows of an alert. */
  Stage shown(String receiver, String alertId) {
    return shown.getOrDefault(receiver + alertId, Stage.NONE);
  }

  /** With which revision it does. */
  int revision(String receiver, String alertId) {
    return revisions.getOrDefault(receiver + alertId, 0);
  }

  /** What was sent to a receiver, as {@code KIND case level} or {@code KIND standing/all}. */
  List<String> sentTo(String receiver) {
    return sent.stream()
        .filter(message -> message.receiver().name().equals(receiver))
        .map(PlayedDelivery::text)
        .toList();
  }

  private static String text(PlannedMessage message) {
    if (message instanceof AlertMessage one) {
      return one.kind() + " " + one.alert().newest().caseId() + " " + one.alert().newest().level();
    }
    GroupMessage group = (GroupMessage) message;
    return group.kind() + " " + group.standing() + "/" + group.members().size();
  }

  private void keep(Outcome outcome) {
    outcome.groups().forEach(deliveries::put);
    outcome.deliveries().forEach(deliveries::put);
  }

  private void take(PlannedMessage message) {
    sent.add(message);
    if (!ids.add(message.receiver().name() + message.id())) {
      return; // a receiver that knows our key drops it
    }
    if (message instanceof AlertMessage one) {
      show(one, one.alert().id(), one.kind().shown(), one.alert().revision());
    } else if (message instanceof GroupMessage group) {
      group
          .members()
          .forEach(
              member ->
                  show(
                      group,
                      member.alert().id(),
                      member.desired().stage(),
                      member.alert().revision()));
    }
  }

  private void show(PlannedMessage message, String alertId, Stage stage, int revision) {
    String receiver = message.receiver().name();
    assertThat(stage == Stage.TRIGGERED || shown(receiver, alertId) != Stage.NONE)
        .as("%s of %s only after a trigger", message.kind(), alertId)
        .isTrue();
    shown.put(receiver + alertId, stage);
    revisions.put(receiver + alertId, revision);
  }
}
