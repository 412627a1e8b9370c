package io.escalations.delivery.app;

import io.escalations.delivery.plan.Plan;
import io.escalations.delivery.plan.Planner;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.schemas.delivery.DeliveryState;
import io.escalations.schemas.fact.AlertDeliveryRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One turn after another: read, take in answers, plan, write down, send. What is to be remembered
 * is committed before anything that hangs on it is sent.
 *
 * <pre>
 *   sla-alerts, case-facts, alert-acknowledgements ──► memory ──► plan ──► lanes ──► receivers
 *                                                        ▲  │                │
 *                             alert-delivery-state ──────┘  └─ journal ◄─────┘
 *                                                                │
 *                                         alert-delivery-state, alert-deliveries
 * </pre>
 */
final class DeliveryLoop {
  private static final Duration TURN = Duration.ofMillis(50);

  /** What found no room is tried again after so long, or when there is an answer. */
  private static final long AGAIN = 250;

  private static final long COMMIT_AT_LEAST = Duration.ofSeconds(5).toMillis();
  private static final long FORGET_EVERY = Duration.ofMinutes(1).toMillis();
  private static final long REMEMBERED = Duration.ofDays(30).toMillis();

  private final Inputs inputs;
  private final Memory memory;
  private final Journal journal;
  private final Lanes lanes;
  private final Repetitions repetitions;
  private final Supplier<Receivers> receivers;
  private final Notices notices = new Notices();
  private final Supplier<Planner> planner;
  private final LongSupplier clock;
  private Planner last;
  private long planAt;
  private long committedAt;
  private long forgotAt;

  /**
   * @param planner another one when receivers or calendars have changed
   * @param clock epoch milliseconds UTC
   */
  DeliveryLoop(
      Inputs inputs,
      Memory memory,
      Journal journal,
      Lanes lanes,
      Repetitions repetitions,
      Supplier<Receivers> receivers,
      Supplier<Planner> planner,
      LongSupplier clock) {
    this.inputs = inputs;
    this.memory = memory;
    this.journal = journal;
    this.lanes = lanes;
    this.repetitions = repetitions;
    this.receivers = receivers;
    this.planner = planner;
    this.clock = clock;
  }

  void turn() {
    boolean read = inputs.poll(TURN);
    List<Attempt> answered = lanes.answered();
    answered.forEach(this::keep);
    long now = clock.getAsLong();
    if (now - forgotAt >= FORGET_EVERY) {
      memory.forgetBefore(now - REMEMBERED, lanes::isBusy);
      forgotAt = now;
    }
    Planner current = planner.get();
    boolean due = read || !answered.isEmpty() || now >= planAt || current != last;
    last = current;
    Plan plan = null;
    if (due && inputs.caughtUp()) {
      plan = current.plan(memory.knowledge(), memory.deliveries(), lanes, now);
      memory.keep(plan.joins());
      planAt = plan.joins().deliveries().isEmpty() ? plan.nextAt() : now;
    }
    commit(answered, now);
    if (plan != null && !lanes.send(plan.messages())) {
      planAt = Math.min(planAt, now + AGAIN);
    }
    if (inputs.caughtUp()) {
      repetitions.repeat(now);
      lanes.send(notices.due(receivers.get(), lanes, now));
    }
  }

  /**
   * Sends nothing more, and writes down the answers to what is under way.
   *
   * @param within how long to wait for them
   */
  void finish(Duration within) {
    long until = clock.getAsLong() + within.toMillis();
    boolean idle = false;
    while (!idle && clock.getAsLong() < until) {
      List<Attempt> answered = lanes.answered();
      answered.forEach(this::keep);
      commit(answered, clock.getAsLong());
      idle = lanes.isIdle();
      if (!idle) {
        LockSupport.parkNanos(TURN.toNanos());
      }
    }
  }

  private void keep(Attempt attempt) {
    notices.answered(attempt);
    switch (attempt.answer().kind()) {
      case ACCEPTED ->
          memory.keep(
              attempt.message().accepted(attempt.answeredAt(), attempt.answer().reference()));
      case REFUSED -> memory.keep(attempt.message().refused());
      case BUSY, UNWELCOME -> {
        // nothing has changed; it is planned again when the receiver may be tried again
      }
    }
  }

  private void commit(List<Attempt> answered, long now) {
    Map<String, Optional<DeliveryState>> changes = memory.takeChanges();
    List<AlertDeliveryRow> rows = new ArrayList<>();
    answered.forEach(attempt -> rows.addAll(attempt.rows()));
    if (!changes.isEmpty() || !rows.isEmpty() || now - committedAt >= COMMIT_AT_LEAST) {
      journal.commit(changes, rows, inputs.offsets());
      committedAt = now;
    }
  }
}
