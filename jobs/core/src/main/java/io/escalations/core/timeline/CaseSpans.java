package io.escalations.core.timeline;

import io.escalations.core.copy.Copyable;
import io.escalations.core.event.Attributes;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.SpanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Cuts the age of a case into the stretches it spent in one tier or department. It can be left at
 * an instant and go on from there.
 */
final class CaseSpans extends Copyable<CaseSpans> {
  private final String caseId;
  private final SpanKind kind;

  /** Those that ended since the last {@link #leave}, and the last one before. */
  private List<CaseSpanRow> rows = new ArrayList<>(2);

  /** How many ended before these. */
  private int left;

  /** Index of the first change that was not looked at. */
  private int next;

  private String value;
  private long since;

  /**
   * @param from the opening; what came before it counts to no stretch
   */
  CaseSpans(String caseId, SpanKind kind, AttributeHistory history, long from) {
    this.caseId = caseId;
    this.kind = kind;
    since = from;
    value = value(history.at(from));
    next = history.firstAfter(from);
  }

  @Override
  public CaseSpans copy() {
    CaseSpans copy = shallowCopy();
    copy.rows = new ArrayList<>(rows);
    return copy;
  }

  /** Goes on to an instant, exclusive. */
  void advanceTo(AttributeHistory history, long instant) {
    for (; next < history.size() && history.instant(next) < instant; next++) {
      change(history.instant(next), value(history.attributes(next)));
    }
  }

  /** Stays where it is; the rows up to here are known. */
  void leave() {
    int known = Math.max(rows.size() - 1, 0);
    rows.subList(0, known).clear();
    left += known;
  }

  /**
   * The rows from here to the end, where it stays; if there is none here, there was none before.
   *
   * @param to the last stop; null while the case is open
   */
  List<CaseSpanRow> rows(AttributeHistory history, Long to) {
    advanceTo(history, to == null ? Long.MAX_VALUE : to);
    close(to);
    return rows;
  }

  private String value(Attributes attributes) {
    return switch (kind) {
      case TIER -> attributes.tier() == null ? null : attributes.tier().toString();
      case DEPARTMENT -> attributes.department();
    };
  }

  private void change(long instant, String to) {
    if (!Objects.equals(value, to)) {
      close(instant);
      value = to;
      since = instant;
    }
  }

  /** A stretch of no length is none: it was left at the instant at which it was entered. */
  private void close(Long to) {
    if (to == null || to > since) {
      rows.add(
          new CaseSpanRow(
              caseId,
              kind,
              left + rows.size() + 1,
              value,
              since,
              to,
              to == null ? null : Long.valueOf(to - since)));
    }
  }
}
