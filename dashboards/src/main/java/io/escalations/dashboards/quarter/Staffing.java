package io.escalations.dashboards.quarter;

/**
 * What is assumed of work when agents are counted.
 *
 * @param handlingSeconds an agent's work for one case opened or escalation received
 * @param answerSeconds within this it should be begun
 * @param shareInTime in so many of all, 0 to 1
 */
public record Staffing(double handlingSeconds, double answerSeconds, double shareInTime) {
  /** A quarter of an hour of work; four of five begun within five minutes. */
  public static final Staffing ASSUMED = new Staffing(900, 300, 0.8);
}
