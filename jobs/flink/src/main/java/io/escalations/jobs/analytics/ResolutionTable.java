package io.escalations.jobs.analytics;

import io.escalations.core.rolling.ResolutionKey;
import io.escalations.core.rolling.ResolutionTally;
import io.escalations.core.rolling.WindowRow;
import io.escalations.schemas.fact.ResolutionTimesRow;
import io.escalations.schemas.topic.KeyedTopic;
import io.escalations.schemas.topic.Topics;

/** {@code resolution_times}. */
final class ResolutionTable
    implements RollingTable<ResolutionKey, ResolutionTally, ResolutionTimesRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Class<ResolutionTally> tally() {
    return ResolutionTally.class;
  }

  @Override
  public ResolutionTally nothing() {
    return ResolutionTally.NONE;
  }

  @Override
  public KeyedTopic<ResolutionTimesRow> topic() {
    return Topics.RESOLUTION_TIMES;
  }

  @Override
  public ResolutionTimesRow content(ResolutionKey key, WindowRow<ResolutionTally> row) {
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
