package io.escalations.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.agreement.Agreement;
import io.escalations.core.agreement.AgreementTally.ClockAgreement;
import io.escalations.core.agreement.Cause;
import io.escalations.core.agreement.Verdict;
import io.escalations.core.agreement.Verdict.Outcome;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.testing.Policies;
import io.escalations.history.HistoryFiles;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementRunTest {
  private static final PolicyVersions POLICIES = Policies.of("resolution | * | 4h");
  private static final String CLOCK = "resolution";
  private static final long AS_OF = Times.parse("2026-03-05T00:00:00Z");
  private static final long FOUR_HOURS = 4 * 3_600_000L;
  private static final int CASES = 100;

  @TempDir private Path directory;

  /** Of a help desk that never pauses its clock. */
  private static Map<String, List<Verdict>> verdicts(List<CaseEvent> events) {
    Map<String, Long> due = new HashMap<>();
    Map<String, List<Verdict>> verdicts = new HashMap<>();
    for (CaseEvent event : events) {
      if (event.type() == EventType.CASE_OPENED) {
        due.put(event.caseId(), event.occurredAt() + FOUR_HOURS);
        verdicts.put(event.caseId(), List.of(verdict(event.caseId(), Outcome.BREACHED)));
      } else if (event.type() == EventType.RESOLVED
          && event.occurredAt() <= due.get(event.caseId())) {
        verdicts.put(event.caseId(), List.of(verdict(event.caseId(), Outcome.MET)));
      }
    }
    return verdicts;
  }

  private static Verdict verdict(String caseId, Outcome outcome) {
    return new Verdict(caseId, CLOCK, outcome, null);
  }

  @Test
  void findsThatAHelpDeskDoesNotPause() throws Exception {
    List<CaseEvent> events = Histories.events(7, CASES);
    Path log = Histories.write(directory.resolve("log.jsonl"), Histories.lines(events));
    Map<String, List<Verdict>> verdicts = verdicts(events);
    verdicts.put("nowhere", List.of(verdict("nowhere", Outcome.MET)));
    Path to = directory.resolve("differences.csv");

    AgreementResult result =
        new AgreementRun(
                new AgreementRequest(verdicts, HistoryFiles.of(List.of(log)), POLICIES, AS_OF, to),
                BacktestTest.SILENT)
            .run();

    ClockAgreement clock = result.tally().clocks().get(CLOCK);
    assertThat(clock.compared()).isEqualTo(CASES);
    assertThat(clock.onlyTheirsBreached()).isPositive();
    assertThat(clock.onlyOursBreached()).isZero();
    assertThat(clock.causes()).isEqualTo(Map.of(Cause.PAUSE, clock.onlyTheirsBreached()));
    assertThat(clock.count(Agreement.NO_CASE)).isOne();
    assertThat(Files.readAllLines(to)).hasSize((int) clock.onlyTheirsBreached() + 2);
    assertThat(result.read().accepted()).isEqualTo(events.size());
  }
}
