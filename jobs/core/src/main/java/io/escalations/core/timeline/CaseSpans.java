package io.escalations.core.timeline;

import io.escalations.core.event.Attributes;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.SpanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Cuts the age of a case into the stretches it spent in one tier or department. */
final class CaseSpans {
  private final String caseId;
  private final SpanKind kind;
  private final List<CaseSpanRow> rows = new ArrayList<>(2);
  private String value;
  private long since;

  private CaseSpans(String caseId, SpanKind kind) {
    this.caseId = caseId;
    this.kind = kind;
  }

  /**
   * @param from the opening; what came before it counts to no stretch
   * @param to the last stop; null while the case is open
   */
  static List<CaseSpanRow> of(
      String caseId, SpanKind kind, AttributeHistory history, long from, Long to) {
    CaseSpans spans = new CaseSpans(caseId, kind);
    spans.since = from;
    spans.value = spans.value(history.at(from));
    for (int i = 0; i < history.size(); i++) {
      long instant = history.instant(i);
      if (instant > from && (to == null || instant < to)) {
        spans.change(instant, spans.value(history.attributes(i)));
      }
    }
    spans.close(to);
    return spans.rows;
  }

  private String value(Attributes attributes) {
    return switch (kind) {
      case TIER -> attributes.tier() == null ? null : attributes.tier().toString();
      case DEPARTMENT -> attributes.department();
    };
  }

  private void change(long instant, String next) {
    if (!Objects.equals(value, next)) {
      close(instant);
      value = next;
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
              rows.size() + 1,
              value,
              since,
              to,
              to == null ? null : Long.valueOf(to - since)));
    }
  }
}
