package io.escalations.cli.accounting;

import java.util.SortedMap;

/**
 * What became of the records that a command sent.
 *
 * @param late of the accepted ones those dated before the event time that the job had reached
 * @param refused by reason
 */
public record Outcomes(
    long sent, long accepted, long late, long duplicates, SortedMap<String, Long> refused) {

  public long refusedInAll() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Records without an outcome yet; none once the pipeline has read all. */
  public long unknown() {
    return sent - accepted - duplicates - refusedInAll();
  }
}
