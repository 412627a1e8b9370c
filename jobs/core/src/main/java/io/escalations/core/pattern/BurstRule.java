package io.escalations.core.pattern;

import java.io.Serializable;

/**
 * When an hour of a series is out of the ordinary.
 *
 * @param weeks how many weeks before it define what is usual at that hour
 * @param cases an hour with fewer is not unusual
 * @param falseCandidatesPerYear how many there may be, over all series together, if nothing ever
 *     bursts
 * @param quietHours after so many hours without another one the burst is over
 */
public record BurstRule(int weeks, int cases, int falseCandidatesPerYear, int quietHours)
    implements Serializable {
  private static final double HOURS_PER_YEAR = 365.25 * 24;

  /** The chance, if nothing bursts, that any series shows a burst in one hour. */
  public double levelPerHour() {
    return falseCandidatesPerYear / HOURS_PER_YEAR;
  }
}
