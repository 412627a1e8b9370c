package io.escalations.schemas.fact;

import java.util.List;

/**
 * What changed in the facts of one case: the rows that are new or different, and the keys of rows that are no more.
 *
 * @param caseRow null when unchanged
 */
public record FactsChanged(
    String caseId,
    CaseRow caseRow,
    List<EscalationRow> escalations,
    List<SlaClockRow> clocks,
    List<Integer> removedEscalations,
    List<ClockKey> removedClocks) {

  /** Identity of a clock instance within its case. */
  public record ClockKey(String clock, int instance) {}

  public FactsChanged {
    escalations = escalations == null ? List.of() : escalations;
    clocks = clocks == null ? List.of() : clocks;
    removedEscalations = removedEscalations == null ? List.of() : removedEscalations;
    removedClocks = removedClocks == null ? List.of() : removedClocks;
  }

  public boolean isEmpty() {
    return caseRow == null && escalations.isEmpty() && clocks.isEmpty() && removedEscalations.isEmpty() && removedClocks.isEmpty();
  }
}
