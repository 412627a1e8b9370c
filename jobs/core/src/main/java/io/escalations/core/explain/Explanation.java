package io.escalations.core.explain;

import io.escalations.core.sla.ClockHistory;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.core.timeline.Phase;
import io.escalations.schemas.event.Actor;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.BreachCause;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaClockRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Why each clock of a case is in its state. It is made from the fold that decides the rows, from
 * the segments and targets that it computed them from, so it cannot differ from them. What is
 * unknown, or not yet so, is null.
 *
 * @param escalationDue when the case ought to have been escalated
 */
public record Explanation(
    String caseId,
    Instant asOf,
    CaseStatus status,
    List<Happening> timeline,
    List<Pause> pauses,
    Balance balance,
    List<Clock> clocks,
    List<Reached> escalationDue) {

  /** One event. {@code carries}: the fields it set, by name. */
  public record Happening(
      Instant at,
      long sequence,
      EventType type,
      String eventId,
      Actor actor,
      Map<String, String> carries) {}

  /** The case waited for the customer or a third party, since and until which events. */
  public record Pause(
      Phase.Kind kind, Instant from, Instant to, Happening begunBy, Happening endedBy) {}

  /**
   * Where the age of the case went; the parts sum to {@code age}. {@code calendar} null: every hour
   * works.
   */
  public record Balance(
      Instant from,
      Instant to,
      Duration age,
      Duration waiting,
      Duration onHold,
      Duration resolved,
      Duration working,
      Duration offHours,
      String calendar) {}

  /**
   * One clock instance.
   *
   * @param status null if no rule ever gave it a target, as most of what follows then
   * @param elapsed counted up to the stop, or to {@code asOf}
   * @param paused wall time of its own pauses, likewise
   * @param margin counted time between the stop, or {@code asOf}, and due; negative once it was
   *     missed
   * @param why one sentence
   * @param targets that it had, in order
   * @param segments the segments of its run, in order
   */
  public record Clock(
      String clock,
      int instance,
      ClockStatus status,
      String policyVersion,
      String calendar,
      Instant startedAt,
      Happening startedBy,
      Duration target,
      Instant dueAt,
      Duration remaining,
      Instant stoppedAt,
      Happening stoppedBy,
      Instant breachedAt,
      BreachCause cause,
      Duration elapsed,
      Duration paused,
      Duration margin,
      String why,
      List<Target> targets,
      List<Ran> segments,
      List<Reached> levels) {}

  /** The target from an instant on, and why it changed then. {@code when} null: no rule matched. */
  public record Target(
      Instant at,
      String reason,
      String policyVersion,
      String when,
      Duration target,
      Instant deadline,
      String calendar) {}

  /**
   * A segment of a clock's run: paused by an event, or counted in these intervals of working time.
   */
  public record Ran(
      Instant from, Instant to, Happening pausedBy, Duration counted, List<Interval> intervals) {}

  /** Working time: {@code [from, to)}. */
  public record Interval(Instant from, Instant to) {}

  /** A level that was reached. */
  public record Reached(String level, int instance, Instant at, Instant dueAt) {}

  /**
   * @param actors who did an event, by its id; null where it is not known
   */
  public static Explanation of(CaseTimeline timeline, Function<String, Actor> actors) {
    return new Explainer(timeline, actors).explanation();
  }

  /**
   * Why one clock instance is in its state, in one sentence, without the rest of the explanation.
   *
   * @param row null if no rule ever gave it a target
   */
  public static String why(CaseTimeline timeline, ClockHistory history, SlaClockRow row) {
    return new Explainer(timeline, eventId -> null).why(history, row);
  }
}
