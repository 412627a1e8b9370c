package io.escalations.core.agreement;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many verdicts agree, by clock. The order in which they are added changes nothing. */
public final class AgreementTally {
  private final SortedMap<String, ClockAgreement> clocks = new TreeMap<>();

  /** The verdicts on one clock. */
  public static final class ClockAgreement {
    private final Map<Agreement, Long> counts = new EnumMap<>(Agreement.class);
    private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    private long onlyTheirsBreached;

    private void add(AgreementRow row) {
      counts.merge(row.agreement(), 1L, Long::sum);
      if (row.cause() != null) {
        causes.merge(row.cause(), 1L, Long::sum);
      }
      boolean theirs =
          row.agreement() == Agreement.OUTCOME_DIFFERS
              && row.theirOutcome() == Verdict.Outcome.BREACHED;
      onlyTheirsBreached += theirs ? 1 : 0;
    }

    public long count(Agreement agreement) {
      return counts.getOrDefault(agreement, 0L);
    }

    /** Differences by their likeliest cause. */
    public Map<Cause, Long> causes() {
      return Collections.unmodifiableMap(causes);
    }

    /** Breached to the help desk and met here. */
    public long onlyTheirsBreached() {
      return onlyTheirsBreached;
    }

    /** Met to the help desk and breached here. */
    public long onlyOursBreached() {
      return count(Agreement.OUTCOME_DIFFERS) - onlyTheirsBreached;
    }

    /** Verdicts that both sides have. */
    public long compared() {
      return count(Agreement.AGREES)
          + count(Agreement.OUTCOME_DIFFERS)
          + count(Agreement.DUE_DIFFERS);
    }
  }

  public void add(AgreementRow row) {
    clocks.computeIfAbsent(row.clock(), clock -> new ClockAgreement()).add(row);
  }

  /** By name of the clock. */
  public SortedMap<String, ClockAgreement> clocks() {
    return Collections.unmodifiableSortedMap(clocks);
  }
}
