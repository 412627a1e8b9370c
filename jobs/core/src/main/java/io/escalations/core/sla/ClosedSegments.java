package io.escalations.core.sla;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A segment that ended, and those before it, with their sums: a clock that was paused ten thousand
 * times is asked for them after every event. Immutable, null if there is none.
 */
final class ClosedSegments {
  private final ClockSegment segment;
  private final ClosedSegments earlier;
  private final long counted;
  private final long wall;
  private final long paused;

  /**
   * @param segment begins where the earlier ones ended, or later
   */
  ClosedSegments(ClockSegment segment, ClosedSegments earlier) {
    this.segment = segment;
    this.earlier = earlier;
    long length = segment.to() - segment.from();
    counted = segment.counted() + (earlier == null ? 0 : earlier.counted);
    wall = length + (earlier == null ? 0 : earlier.wall);
    paused = (segment.paused() ? length : 0) + (earlier == null ? 0 : earlier.paused);
  }

  ClockSegment segment() {
    return segment;
  }

  ClosedSegments earlier() {
    return earlier;
  }

  /** Milliseconds of all of them. */
  long counted() {
    return counted;
  }

  /** Milliseconds of all of them, paused or not. */
  long wall() {
    return wall;
  }

  /** Milliseconds of those of them that are paused. */
  long paused() {
    return paused;
  }

  /** Those that begin before an instant. */
  static ClosedSegments before(ClosedSegments last, long instant) {
    ClosedSegments found = last;
    while (found != null && found.segment.from() >= instant) {
      found = found.earlier;
    }
    return found;
  }

  /** In order. */
  static List<ClockSegment> list(ClosedSegments last) {
    if (last == null) {
      return List.of();
    }
    List<ClockSegment> segments = new ArrayList<>();
    for (ClosedSegments each = last; each != null; each = each.earlier) {
      segments.add(each.segment);
    }
    Collections.reverse(segments);
    return segments;
  }
}
