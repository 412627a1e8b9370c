package io.escalations.core.pattern;

import java.util.Comparator;

/** A case and the instant it stands for, epoch milliseconds UTC. */
public record CaseAt(String caseId, long instant) {
  public static final Comparator<CaseAt> ORDER =
      Comparator.comparingLong(CaseAt::instant).thenComparing(CaseAt::caseId);
}
