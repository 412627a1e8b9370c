package io.escalations.dashboards.cases;

import io.escalations.core.explain.Explanation.Clock;
import io.escalations.core.explain.Explanation.Interval;
import io.escalations.core.explain.Explanation.Ran;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is drawn of a clock, in units of the {@link Axis}.
 *
 * @param due null where it has none, or one long after all that happened
 */
public record Bar(List<Piece> pieces, Double due) {
  /**
   * What is nearer than this cannot be distinguished, so a calendar of years is no longer than one
   * of days.
   */
  private static final double NARROWEST = 1.5;

  /** What a piece of time was to the clock. */
  public enum Kind {
    /** It ran, but outside working hours. */
    OFF,
    COUNTED,
    /** Counted, after due. */
    LATE,
    PAUSED;

    /** For the style sheet. */
    public String style() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** {@code [from, to)}. */
  public record Piece(Kind kind, double from, double to) {
    public double width() {
      return Math.max(NARROWEST, to - from);
    }
  }

  public static Bar of(Clock clock, Axis axis) {
    List<Piece> pieces = new ArrayList<>();
    for (Ran ran : clock.segments()) {
      add(pieces, ran.pausedBy() != null ? Kind.PAUSED : Kind.OFF, axis, ran.from(), ran.to());
      for (Interval interval : ran.intervals()) {
        Instant late =
            clock.breachedAt() == null || clock.breachedAt().isAfter(interval.to())
                ? interval.to()
                : clock.breachedAt();
        add(pieces, Kind.COUNTED, axis, interval.from(), late);
        add(
            pieces,
            Kind.LATE,
            axis,
            late.isBefore(interval.from()) ? interval.from() : late,
            interval.to());
      }
    }
    boolean seen = clock.dueAt() != null && axis.holds(clock.dueAt().toEpochMilli());
    return new Bar(pieces, seen ? axis.at(clock.dueAt().toEpochMilli()) : null);
  }

  private static void add(List<Piece> pieces, Kind kind, Axis axis, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return;
    }
    double begin = axis.at(from.toEpochMilli());
    double end = axis.at(to.toEpochMilli());
    for (int last = pieces.size() - 1;
        last >= 0 && pieces.get(last).to() >= begin - NARROWEST;
        last--) {
      if (pieces.get(last).kind() == kind) {
        pieces.set(
            last, new Piece(kind, pieces.get(last).from(), Math.max(pieces.get(last).to(), end)));
        return;
      }
    }
    pieces.add(new Piece(kind, begin, end));
  }
}
