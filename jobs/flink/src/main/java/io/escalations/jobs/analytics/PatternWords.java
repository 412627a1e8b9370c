package io.escalations.jobs.analytics;

import io.escalations.jobs.timeline.Outgoing;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.Topics;
import io.escalations.schemas.fact.IssuePatternRow;

/** How a candidate is written. */
final class PatternWords {
  private static final Cbor<IssuePatternRow> CODEC = Cbor.of(IssuePatternRow.class);

  private PatternWords() {}

  static Outgoing of(IssuePatternRow row) {
    return new Outgoing(
        Topics.ISSUE_PATTERNS, RowName.of(row.patternId()), CODEC.encode(row), null);
  }
}
