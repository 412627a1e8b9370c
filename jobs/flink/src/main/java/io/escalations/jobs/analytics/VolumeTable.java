package io.escalations.jobs.analytics;

import io.escalations.core.rolling.VolumeKey;
import io.escalations.core.rolling.VolumeTally;
import io.escalations.core.rolling.WindowRow;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.fact.EscalationVolumeRow;
import io.escalations.schemas.topic.Topics;

/** {@code escalation_volume}. */
final class VolumeTable implements RollingTable<VolumeKey, VolumeTally> {
  private static final long serialVersionUID = 1L;

  @Override
  public Class<VolumeTally> tally() {
    return VolumeTally.class;
  }

  @Override
  public VolumeTally nothing() {
    return VolumeTally.NONE;
  }

  @Override
  public OutputRecord row(VolumeKey key, WindowRow<VolumeTally> row) {
    EscalationVolumeRow content =
        new EscalationVolumeRow(
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
            row.restatedAt());
    return OutputRecord.of(Topics.ESCALATION_VOLUME, content);
  }
}
