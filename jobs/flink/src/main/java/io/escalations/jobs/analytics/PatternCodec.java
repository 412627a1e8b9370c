package io.escalations.jobs.analytics;

import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.Topics;
import io.escalations.schemas.fact.IssuePatternRow;

/** How a candidate is written. */
final class PatternCodec {
  private static final Cbor<IssuePatternRow> CODEC = Cbor.of(IssuePatternRow.class);

  private PatternCodec() {}

  static OutputRecord of(IssuePatternRow row) {
    return new OutputRecord(
        Topics.ISSUE_PATTERNS, CompactionKey.of(row.patternId()), CODEC.encode(row), null);
  }
}
