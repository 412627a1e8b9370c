package io.escalations.importer;

import io.escalations.core.rolling.Desk;
import io.escalations.core.rolling.VolumeChange;
import io.escalations.core.rolling.VolumeKey;
import io.escalations.core.rolling.VolumeShare;
import io.escalations.core.rolling.VolumeTally;
import io.escalations.core.rolling.WindowRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.EscalationVolumeRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The windows of all escalations, as rows in the order in which they are hashed. */
final class VolumeOfCases {
  private static final Duration ALL_OF_IT = Duration.ofDays(20_000);
  private static final Comparator<EscalationVolumeRow> ORDER =
      Comparator.comparing(EscalationVolumeRow::window)
          .thenComparingLong(EscalationVolumeRow::windowEnd)
          .thenComparing(EscalationVolumeRow::department)
          .thenComparing(EscalationVolumeRow::issueCategory)
          .thenComparingInt(EscalationVolumeRow::tier)
          .thenComparing(EscalationVolumeRow::channel);

  private final Map<VolumeKey, List<VolumeChange>> changes = new HashMap<>();

  void add(EscalationRow row) {
    for (VolumeChange change : VolumeShare.changes(null, VolumeShare.of(row))) {
      changes.computeIfAbsent(change.key(), key -> new ArrayList<>()).add(change);
    }
  }

  List<EscalationVolumeRow> rows(long asOf) {
    List<EscalationVolumeRow> rows = new ArrayList<>();
    changes.forEach((key, ofKey) -> windows(ofKey, asOf).forEach(row -> rows.add(row(key, row))));
    rows.sort(ORDER);
    return rows;
  }

  private static Collection<WindowRow<VolumeTally>> windows(List<VolumeChange> changes, long asOf) {
    Desk<VolumeTally> desk = new Desk<>(VolumeTally.NONE, ALL_OF_IT);
    changes.forEach(change -> desk.add(change.instant(), change.tally()));
    desk.time(asOf);
    return desk.table().values();
  }

  private static EscalationVolumeRow row(VolumeKey key, WindowRow<VolumeTally> row) {
    return new EscalationVolumeRow(
        row.size().label(),
        row.start(),
        row.end(),
        key.department(),
        key.issueCategory(),
        key.tier(),
        key.channel(),
        row.tally().opened(),
        row.carried(),
        row.complete(),
        null);
  }
}
