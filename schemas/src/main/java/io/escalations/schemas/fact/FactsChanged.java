package io.escalations.schemas.fact;

import java.util.List;

/**
 * What changed in the facts of one case: the rows that are new or different, and the keys of rows
 * that are removed.
 *
 * @param caseRow null when unchanged
 * @param knownAt event time of the job when it emitted them, epoch milliseconds UTC; null when it
 *     had none yet
 */
public record FactsChanged(
    String caseId,
    CaseRow caseRow,
    List<EscalationRow> escalations,
    List<SlaClockRow> clocks,
    List<Integer> removedEscalations,
    List<ClockKey> removedClocks,
    List<CaseResolutionRow> spells,
    List<Integer> removedSpells,
    List<CaseSpanRow> spans,
    List<SpanKey> removedSpans,
    Long knownAt) {

  /** Identity of a clock instance within its case. */
  public record ClockKey(String clock, int instance) {}

  /** Identity of a stretch within its case. */
  public record SpanKey(SpanKind kind, int number) {}

  public FactsChanged {
    escalations = escalations == null ? List.of() : escalations;
    clocks = clocks == null ? List.of() : clocks;
    removedEscalations = removedEscalations == null ? List.of() : removedEscalations;
    removedClocks = removedClocks == null ? List.of() : removedClocks;
    spells = spells == null ? List.of() : spells;
    removedSpells = removedSpells == null ? List.of() : removedSpells;
    spans = spans == null ? List.of() : spans;
    removedSpans = removedSpans == null ? List.of() : removedSpans;
  }

  /** Rows that are new or different, without tombstones. */
  public static FactsChanged rows(
      String caseId,
      CaseRow caseRow,
      List<EscalationRow> escalations,
      List<SlaClockRow> clocks,
      List<CaseResolutionRow> spells,
      List<CaseSpanRow> spans) {
    return new FactsChanged(
        caseId, caseRow, escalations, clocks, null, null, spells, null, spans, null, null);
  }

  /** The same rows, and <b>tombstones</b>: the keys of rows that are removed. */
  public FactsChanged without(
      List<Integer> nowRemovedEscalations,
      List<ClockKey> nowRemovedClocks,
      List<Integer> nowRemovedSpells,
      List<SpanKey> nowRemovedSpans) {
    return new FactsChanged(
        caseId,
        caseRow,
        escalations,
        clocks,
        nowRemovedEscalations,
        nowRemovedClocks,
        spells,
        nowRemovedSpells,
        spans,
        nowRemovedSpans,
        knownAt);
  }

  /** The same with other rows of escalations. */
  public FactsChanged withEscalations(List<EscalationRow> rows) {
    return new FactsChanged(
        caseId,
        caseRow,
        rows,
        clocks,
        removedEscalations,
        removedClocks,
        spells,
        removedSpells,
        spans,
        removedSpans,
        knownAt);
  }

  /**
   * The same, emitted at an instant of event time.
   *
   * @param instant epoch milliseconds UTC
   */
  public FactsChanged withKnownAt(long instant) {
    return new FactsChanged(
        caseId,
        caseRow,
        escalations,
        clocks,
        removedEscalations,
        removedClocks,
        spells,
        removedSpells,
        spans,
        removedSpans,
        instant);
  }

  public boolean isEmpty() {
    return caseRow == null
        && escalations.isEmpty()
        && clocks.isEmpty()
        && removedEscalations.isEmpty()
        && removedClocks.isEmpty()
        && spells.isEmpty()
        && removedSpells.isEmpty()
        && spans.isEmpty()
        && removedSpans.isEmpty();
  }
}
