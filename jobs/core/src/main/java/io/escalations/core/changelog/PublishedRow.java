package io.escalations.core.changelog;

import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.SlaClockRow;

/**
 * A row of a case as it was published last. Kept in state beside the events, so fields may be
 * added, never renamed.
 *
 * @param clock name of the clock; empty for rows of other tables
 * @param number the clock's instance, or the row's number among those of its kind, from 1
 * @param digest of its values; {@link #REMOVED} in a tombstone
 */
public record PublishedRow(Kind kind, String clock, int number, long digest) {
  public static final long REMOVED = 0;

  /** What it is a row of. */
  public enum Kind {
    CASE,
    ESCALATION,
    CLOCK,
    RESOLUTION,
    TIER,
    DEPARTMENT
  }

  static PublishedRow of(CaseRow row) {
    return new PublishedRow(Kind.CASE, "", 1, RowDigest.of(row));
  }

  static PublishedRow of(SlaClockRow row) {
    return new PublishedRow(Kind.CLOCK, row.clock(), row.instance(), RowDigest.of(row));
  }

  /** The <b>tombstone</b> of the row. */
  PublishedRow removed() {
    return new PublishedRow(kind, clock, number, REMOVED);
  }

  boolean isRemoved() {
    return digest == REMOVED;
  }

  boolean isOfSameRow(PublishedRow other) {
    return number == other.number && kind == other.kind && clock.equals(other.clock);
  }
}
