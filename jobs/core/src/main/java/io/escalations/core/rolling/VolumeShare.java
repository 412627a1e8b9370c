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

  /** The changes when one share replaces another; either may be null. */
  public static List<VolumeChange> changes(VolumeShare before, VolumeShare now) {
    List<VolumeChange> changes = new ArrayList<>();
    boolean same =
        before != null
            && now != null
            && before.key.equals(now.key)
            && before.openedAt == now.openedAt;
    if (before != null) {
      before.addTo(changes, !same, -1);
    }
    if (now != null) {
      now.addTo(changes, !same, 1);
    }
    return changes;
  }

  private void addTo(List<VolumeChange> changes, boolean opening, int sign) {
    if (opening) {
      changes.add(new VolumeChange(key, openedAt, new VolumeTally(sign, 0)));
    }
    if (endedAt != null) {
      changes.add(new VolumeChange(key, endedAt, new VolumeTally(0, sign)));
    }
  }
}
