package io.escalations.jobs.analytics;

import io.escalations.core.rolling.ResolutionKey;
import io.escalations.core.rolling.ResolutionTally;
import io.escalations.core.rolling.WindowRow;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.Topics;
import io.escalations.schemas.fact.ResolutionTimesRow;

/** {@code resolution_times}. */
final class ResolutionTable implements RollingTable<ResolutionKey, ResolutionTally> {
  private static final long serialVersionUID = 1L;
  private static final Cbor<ResolutionTimesRow> CODEC = Cbor.of(ResolutionTimesRow.class);

  @Override
  public Class<ResolutionTally> tally() {
    return ResolutionTally.class;
  }

  @Override
  public ResolutionTally nothing() {
    return ResolutionTally.NONE;
  }

  @Override
  public OutputRecord row(ResolutionKey key, WindowRow<ResolutionTally> row) {
    byte[] name =
        CompactionKey.of(
            row.size().label(), row.end(), key.department(), key.issueCategory(), key.priority());
    return new OutputRecord(Topics.RESOLUTION_TIMES, name, CODEC.encode(content(key, row)), null);
  }

  private static ResolutionTimesRow content(ResolutionKey key, WindowRow<ResolutionTally> row) {
    ResolutionTally tally = row.tally();
    if (tally.count() == 0) {
      return new ResolutionTimesRow(
          row.size().label(),
          row.start(),
          row.end(),
          key.department(),
          key.issueCategory(),
          key.priority(),
          0,
          0,
          0,
          0,
          0,
          row.complete(),
          row.restatedAt());
    }
    ResolutionTally.Percentiles percentiles = tally.percentiles();
    return new ResolutionTimesRow(
        row.size().label(),
        row.start(),
        row.end(),
        key.department(),
        key.issueCategory(),
        key.priority(),
        tally.count(),
        tally.meanMillis(),
        percentiles.millisAt(50),
        percentiles.millisAt(90),
        percentiles.millisAt(95),
        row.complete(),
        row.restatedAt());
  }
}
