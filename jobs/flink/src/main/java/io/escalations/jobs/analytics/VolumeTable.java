package io.escalations.jobs.analytics;

import io.escalations.core.rolling.VolumeKey;
import io.escalations.core.rolling.VolumeTally;
import io.escalations.core.rolling.WindowRow;
import io.escalations.schemas.fact.EscalationVolumeRow;
import io.escalations.schemas.topic.KeyedTopic;
import io.escalations.schemas.topic.Topics;

/** {@code escalation_volume}. */
final class VolumeTable implements RollingTable<VolumeKey, VolumeTally, EscalationVolumeRow> {
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
  public KeyedTopic<EscalationVolumeRow> topic() {
    return Topics.ESCALATION_VOLUME;
  }

  @Override
  public EscalationVolumeRow content(VolumeKey key, WindowRow<VolumeTally> row) {
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
        row.restatedAt());
  }
}
