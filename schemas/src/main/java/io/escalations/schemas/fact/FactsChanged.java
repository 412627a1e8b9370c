package io.escalations.schemas.fact;

import java.util.List;

/**
 * What changed in the facts of one case: the rows that are new or different, and the keys of rows
 * that are no more.
 *
 * @param caseRow null when unchanged
 * @param knownAt event time of the job when it said so, epoch milliseconds UTC; null when it had
 *     none yet
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

  /** Rows that are new or different; nothing is no more. */
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

  /** The same rows, and keys of rows that are no more. */
  public FactsChanged without(
      List<Integer> goneEscalations,
      List<ClockKey> goneClocks,
      List<Integer> goneSpells,
      List<SpanKey> goneSpans) {
    return new FactsChanged(
        caseId,
        caseRow,
        escalations,
        clocks,
        goneEscalations,
        goneClocks,
        spells,
        goneSpells,
        spans,
        goneSpans,
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

  /** The same as said at an instant of event time, epoch milliseconds UTC. */
  public FactsChanged said(long at) {
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
        at);
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
