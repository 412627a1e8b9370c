package io.escalations.microbench;

import io.escalations.core.changelog.FactsDiff;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One event of a case that is folded whole. */
@State(Scope.Benchmark)
public class FoldBenchmark extends NanosPerOperation {
  @Param({"three_clocks", "three_clocks_in_office_hours", "eight_clocks"})
  private String policy;

  private Map<String, List<TimelineEvent>> cases;
  private PolicyVersions policies;

  @Setup
  public void read() {
    cases = SampleCases.byCase();
    policies = SampleCases.versions(policy);
  }

  /** Events to timeline, and the thresholds that were reached. */
  @Benchmark
  @OperationsPerInvocation(SampleCases.EVENTS)
  public void fold(Blackhole blackhole) {
    cases.forEach((caseId, events) -> blackhole.consume(timeline(caseId, events).thresholds()));
  }

  /** Also all rows of facts, with their digests. */
  @Benchmark
  @OperationsPerInvocation(SampleCases.EVENTS)
  public void foldAndDiff(Blackhole blackhole) {
    cases.forEach(
        (caseId, events) -> blackhole.consume(FactsDiff.of(timeline(caseId, events), List.of())));
  }

  private CaseTimeline timeline(String caseId, List<TimelineEvent> events) {
    return CaseTimeline.of(caseId, events, policies, SampleCases.NOW);
  }
}
