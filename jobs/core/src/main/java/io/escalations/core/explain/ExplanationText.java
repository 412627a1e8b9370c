package io.escalations.core.explain;

import io.escalations.core.explain.Explanation.Balance;
import io.escalations.core.explain.Explanation.Clock;
import io.escalations.core.explain.Explanation.Happening;
import io.escalations.core.explain.Explanation.Interval;
import io.escalations.core.explain.Explanation.Pause;
import io.escalations.core.explain.Explanation.Ran;
import io.escalations.core.explain.Explanation.Reached;
import io.escalations.core.explain.Explanation.Target;
import io.escalations.schemas.Times;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** An explanation for people to read, all times UTC. */
public final class ExplanationText {
  private static final int INTERVALS_SHOWN = 7;

  private final StringBuilder text = new StringBuilder();

  private ExplanationText() {}

  public static String write(Explanation explanation) {
    ExplanationText writer = new ExplanationText();
    writer.all(explanation);
    return writer.text.toString();
  }

  private void all(Explanation explanation) {
    line(
        "Case %s, %s as of %s",
        explanation.caseId(), explanation.status(), time(explanation.asOf()));
    line("");
    line("What happened");
    explanation.timeline().forEach(this::happening);
    if (!explanation.pauses().isEmpty()) {
      line("");
      line("Pauses");
      explanation.pauses().forEach(this::pause);
    }
    if (explanation.balance() != null) {
      line("");
      balance(explanation.balance());
    }
    explanation.escalationDue().forEach(this::escalationDue);
    for (Clock clock : explanation.clocks()) {
      line("");
      clock(clock);
    }
  }

  private void happening(Happening happening) {
    String carries =
        happening.carries().entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining(", "));
    line(
        "  %s  %-20s %s%s%s",
        time(happening.at()),
        happening.type(),
        happening.eventId(),
        by(happening),
        carries.isEmpty() ? "" : "  " + carries);
  }

  private static String by(Happening happening) {
    if (happening.actor() == null) {
      return "";
    }
    return "  by "
        + (happening.actor().id() == null ? "" : happening.actor().id() + " ")
        + (happening.actor().role() == null ? "" : happening.actor().role());
  }

  private void pause(Pause pause) {
    String end =
        pause.to() == null
            ? "still"
            : time(pause.to()) + " by " + pause.endedBy().type() + " " + pause.endedBy().eventId();
    line(
        "  %-20s %s – %s, set by %s%s",
        pause.kind(), time(pause.from()), end, pause.begunBy().eventId(), by(pause.begunBy()));
  }

  private void balance(Balance balance) {
    line(
        "Where its age went: %s from %s to %s",
        Lengths.text(balance.age()), time(balance.from()), time(balance.to()));
    line(
        "  waiting %s + on hold %s + resolved %s + working %s + off hours %s (working hours: %s)",
        Lengths.text(balance.waiting()),
        Lengths.text(balance.onHold()),
        Lengths.text(balance.resolved()),
        Lengths.text(balance.working()),
        Lengths.text(balance.offHours()),
        balance.calendar() == null ? "every hour" : balance.calendar());
  }

  private void escalationDue(Reached due) {
    line("");
    line("Ought to have been escalated at %s (open period %d)", time(due.at()), due.instance());
  }

  private void clock(Clock clock) {
    line(
        "%s #%d  %s: %s",
        clock.clock(),
        clock.instance(),
        clock.status() == null ? "no target" : clock.status(),
        clock.why());
    line("  started %s by %s", time(clock.startedAt()), clock.startedBy().eventId());
    if (clock.status() == null) {
      return;
    }
    clock.targets().forEach(this::target);
    clock.segments().forEach(this::ran);
    line(
        "  counted %s of %s, own pauses %s",
        Lengths.text(clock.elapsed()), Lengths.text(clock.target()), Lengths.text(clock.paused()));
    if (clock.dueAt() != null) {
      line("  due %s", time(clock.dueAt()));
    }
    clock.levels().forEach(level -> line("  level %s at %s", level.level(), time(level.at())));
  }

  private void target(Target target) {
    String asked =
        target.when() == null
            ? "none: no rule matches"
            : (target.deadline() == null
                    ? Lengths.text(target.target())
                    : "the deadline " + time(target.deadline()))
                + " for "
                + target.when();
    line(
        "  target from %s (%s, policy %s%s): %s",
        time(target.at()), target.reason(), target.policyVersion(), calendar(target), asked);
  }

  private static String calendar(Target target) {
    return target.calendar() == null ? "" : ", calendar " + target.calendar();
  }

  private void ran(Ran ran) {
    if (ran.pausedBy() != null) {
      line("  %s – %s  paused by %s", time(ran.from()), time(ran.to()), ran.pausedBy().eventId());
      return;
    }
    line("  %s – %s  counted %s", time(ran.from()), time(ran.to()), Lengths.text(ran.counted()));
    boolean whole =
        ran.intervals().size() == 1
            && ran.intervals().get(0).equals(new Interval(ran.from(), ran.to()));
    if (!whole) {
      ran.intervals().stream()
          .limit(INTERVALS_SHOWN)
          .forEach(interval -> line("      %s – %s", time(interval.from()), time(interval.to())));
      int more = ran.intervals().size() - INTERVALS_SHOWN;
      if (more > 0) {
        line("      and %d more", more);
      }
    }
  }

  private static String time(Instant instant) {
    return Times.format(instant.toEpochMilli());
  }

  private void line(String format, Object... values) {
    text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
        .append('\n');
  }
}
