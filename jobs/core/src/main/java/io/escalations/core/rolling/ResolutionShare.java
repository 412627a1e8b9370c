package io.escalations.core.rolling;

import io.escalations.schemas.fact.CaseResolutionRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What one stopped open period adds to the resolution times.
 *
 * @param stoppedAt epoch milliseconds UTC
 * @param millis from the opening of the case to the stop
 */
public record ResolutionShare(ResolutionKey key, long stoppedAt, long millis) {

  public static ResolutionShare of(CaseResolutionRow row) {
    ResolutionKey key =
        new ResolutionKey(
            Unknown.orEmpty(row.department()),
            Unknown.orEmpty(row.issueCategory()),
            Unknown.orEmpty(row.priority()));
    return new ResolutionShare(key, row.stoppedAt(), row.resolutionMillis());
  }

  /** The changes when one share replaces another; either may be null. */
  public static List<ResolutionChange> changes(ResolutionShare before, ResolutionShare now) {
    List<ResolutionChange> changes = new ArrayList<>();
    if (before != null) {
      changes.add(before.change(-1));
    }
    if (now != null) {
      changes.add(now.change(1));
    }
    return changes;
  }

  private ResolutionChange change(int sign) {
    return new ResolutionChange(key, stoppedAt, ResolutionTally.of(millis, sign));
  }
}
