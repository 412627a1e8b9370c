package io.escalations.core.agreement;

/**
 * What the help desk itself found for a clock of a case.
 *
 * @param outcome null if it does not say
 * @param dueAt epoch milliseconds UTC; null if it does not say; it says one of the two
 */
public record Verdict(String caseId, String clock, Outcome outcome, Long dueAt) {

  /** Whether the promise was kept. */
  public enum Outcome {
    MET,
    BREACHED
  }
}
