package io.escalations.core.agreement;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.explain.Explanation;
import io.escalations.core.explain.Lengths;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.SlaClockRow;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Compares the verdicts on one case with its fold. A pure function of the set of its events. */
public final class CaseAgreement {
  private final PolicyVersions policies;
  private final List<Hypothesis> hypotheses;
  private final long asOf;

  /**
   * @param policies those the facts follow
   * @param asOf event time, epoch milliseconds UTC
   */
  public CaseAgreement(PolicyVersions policies, long asOf) {
    this.policies = policies;
    hypotheses = Hypotheses.of(policies);
    this.asOf = asOf;
  }

  /**
   * @param events of one case, no two with the same id
   * @param verdicts of that case
   * @return in the order of the verdicts
   */
  public List<AgreementRow> compare(
      String caseId, Collection<TimelineEvent> events, Collection<Verdict> verdicts) {
    CaseTimeline timeline = CaseTimeline.of(caseId, events, policies, asOf);
    return verdicts.stream().map(verdict -> row(timeline, events, verdict)).toList();
  }

  private AgreementRow row(
      CaseTimeline timeline, Collection<TimelineEvent> events, Verdict verdict) {
    OurVerdict ours = OurVerdict.of(timeline, verdict.clock());
    Agreement agreement = ours.agreement(verdict);
    boolean differs = agreement == Agreement.OUTCOME_DIFFERS || agreement == Agreement.DUE_DIFFERS;
    Optional<Hypothesis> likely =
        differs ? likely(timeline.caseId(), events, verdict) : Optional.empty();
    SlaClockRow row = ours.row();
    return new AgreementRow(
        verdict.caseId(),
        verdict.clock(),
        row == null ? null : Integer.valueOf(row.instance()),
        agreement,
        verdict.outcome(),
        row == null ? null : row.status(),
        verdict.dueAt(),
        row == null ? null : row.dueAt(),
        differs ? likely.map(Hypothesis::cause).orElse(Cause.UNKNOWN) : null,
        differs ? likely.map(Hypothesis::text).orElse(unknown()) : null,
        row == null ? null : explanation(timeline, row));
  }

  private static String unknown() {
    return "another target, or events that are not here";
  }

  /** The first under which the fold comes to the help desk's verdict. */
  private Optional<Hypothesis> likely(
      String caseId, Collection<TimelineEvent> events, Verdict verdict) {
    return hypotheses.stream()
        .filter(hypothesis -> hypothesis.applies(events))
        .filter(
            hypothesis ->
                OurVerdict.of(hypothesis.fold(caseId, events, asOf), verdict.clock())
                        .agreement(verdict)
                    == Agreement.AGREES)
        .findFirst();
  }

  private static String explanation(CaseTimeline timeline, SlaClockRow row) {
    return "target "
        + Lengths.text(Duration.ofMillis(row.targetMillis()))
        + (row.calendar() == null ? "" : " by calendar " + row.calendar())
        + " of policy "
        + row.policyVersion()
        + ": "
        + Explanation.why(timeline, timeline.history(row.clock(), row.instance()), row);
  }
}
