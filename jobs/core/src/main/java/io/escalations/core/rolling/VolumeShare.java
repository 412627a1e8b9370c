package io.escalations.core.rolling;

import io.escalations.schemas.fact.EscalationRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What one escalation adds to the volumes. Times are epoch milliseconds UTC.
 *
 * @param endedAt null while it is open
 */
public record VolumeShare(VolumeKey key, long openedAt, Long endedAt) {
  public static VolumeShare of(EscalationRow row) {
    VolumeKey key =
        new VolumeKey(
            Unknown.orEmpty(row.department()),
            Unknown.orEmpty(row.issueCategory()),
            row.tier() == null ? 0 : row.tier(),
            Unknown.orEmpty(row.channel()));
    return new VolumeShare(key, row.escalatedAt(), row.endedAt());
  }

  /** What is to be added when one share takes the place of another; either may be null. */
  public static List<VolumeChange> changes(VolumeShare before, VolumeShare now) {
    List<VolumeChange> changes = new ArrayList<>();
    boolean same =
        before != null
            && now != null
            && before.key.equals(now.key)
            && before.openedAt == now.openedAt;
    if (before != null) {
      before.say(!same, -1, changes);
    }
    if (now != null) {
      now.say(!same, 1, changes);
    }
    return changes;
  }

  private void say(boolean opening, int sign, List<VolumeChange> changes) {
    if (opening) {
      changes.add(new VolumeChange(key, openedAt, new VolumeTally(sign, 0)));
    }
    if (endedAt != null) {
      changes.add(new VolumeChange(key, endedAt, new VolumeTally(0, sign)));
    }
  }
}
