package io.escalations.jobs.analytics;

import io.escalations.core.rolling.VolumeKey;
import io.escalations.core.rolling.VolumeTally;
import io.escalations.core.rolling.WindowRow;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.Topics;
import io.escalations.schemas.fact.EscalationVolumeRow;

/** {@code escalation_volume}. */
final class VolumeTable implements RollingTable<VolumeKey, VolumeTally> {
  private static final long serialVersionUID = 1L;
  private static final Cbor<EscalationVolumeRow> CODEC = Cbor.of(EscalationVolumeRow.class);

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
    byte[] name =
        CompactionKey.of(
            row.size().label(),
            row.end(),
            key.department(),
            key.issueCategory(),
            key.tier(),
            key.channel());
    return new OutputRecord(Topics.ESCALATION_VOLUME, name, CODEC.encode(content), null);
  }
}
