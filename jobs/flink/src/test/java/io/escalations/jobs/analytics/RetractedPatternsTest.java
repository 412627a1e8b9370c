package io.escalations.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.pattern.PatternRules;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Customer;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Issue;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.PatternKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Through all operators: a pattern that is no longer true is retracted. */
class RetractedPatternsTest {
  private static final long BEGIN = GeneratedDesk.BEGIN;
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long LONG_AFTER = BEGIN + 300 * 24 * HOUR;
  private static final String TEXT =
      "After the update I cannot log in any more, the page stays white and nothing helps";

  private static CaseEvent opened(String caseId, int hour, String text) {
    return CaseEvent.builder("opened", caseId, EventType.CASE_OPENED, BEGIN + hour * HOUR)
        .customer(new Customer("ann", null, null, null, null))
        .issue(new Issue(null, "login", null, text))
        .assignee("bob")
        .build();
  }

  private static CaseEvent later(String caseId, EventType type, int hour, String text) {
    return CaseEvent.builder(type.name(), caseId, type, BEGIN + hour * HOUR)
        .issue(text == null ? null : new Issue(null, null, null, text))
        .build();
  }

  private static Map<String, IssuePatternRow> table(PatternPipeline pipeline) {
    return PatternHarness.table(pipeline.emitted());
  }

  @Test
  void aCancelledCaseLeavesItsPatterns() throws Exception {
    try (PatternPipeline pipeline = new PatternPipeline(PatternRules.standard())) {
      for (String caseId : List.of("a", "b", "c")) {
        pipeline.take(opened(caseId, 1, TEXT));
      }
      pipeline.reach(BEGIN + 2 * HOUR);
      assertThat(table(pipeline).values())
          .extracting(row -> row.kind().name())
          .containsExactlyInAnyOrder("SAME_CUSTOMER", "SIMILAR_TEXT");

      pipeline.take(later("b", EventType.CANCELLED, 2, null));
      pipeline.reach(BEGIN + 2 * HOUR);
      assertThat(table(pipeline)).isEmpty();
    }
  }

  @Test
  void aTextThatIsCorrectedLeavesTheGroupAndMayComeBack() throws Exception {
    try (PatternPipeline pipeline = new PatternPipeline(PatternRules.standard())) {
      for (String caseId : List.of("a", "b", "c", "d")) {
        pipeline.take(opened(caseId, 1, TEXT));
      }
      pipeline.reach(BEGIN + 2 * HOUR);
      pipeline.take(
          later(
              "a",
              EventType.CASE_UPDATED,
              2,
              "My invoice names the old address of our company, please send a new one"));
      pipeline.reach(BEGIN + 3 * HOUR);
      assertThat(similar(pipeline).sampleCaseIds()).containsExactly("b", "c", "d");

      pipeline.take(later("a", EventType.AGENT_REPLIED, 3, TEXT + " at all"));
      pipeline.reach(BEGIN + 4 * HOUR);
      assertThat(similar(pipeline).sampleCaseIds()).containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void theOrderOfArrivalChangesNothing() throws Exception {
    GeneratedDesk desk = new GeneratedDesk(5, 95, 25).plant(4);
    List<CaseEvent> events = new ArrayList<>(desk.events());
    Map<String, IssuePatternRow> expected = after(events);
    assertThat(expected.values())
        .extracting(IssuePatternRow::kind)
        .contains(
            PatternKind.SAME_CUSTOMER,
            PatternKind.STALLED,
            PatternKind.SIMILAR_TEXT,
            PatternKind.BURST);

    Random random = new Random(6);
    Map<CaseEvent, Long> arrival = new HashMap<>();
    events.forEach(event -> arrival.put(event, event.occurredAt() + random.nextInt(100) * HOUR));
    events.sort(Comparator.comparingLong(arrival::get));

    assertThat(after(events)).isEqualTo(expected);
  }

  @Test
  void howeverFarTimeLeapsEverythingIsSaidToItsEnd() throws Exception {
    List<CaseEvent> events = new GeneratedDesk(5, 95, 25).plant(4).events();
    Map<String, IssuePatternRow> inSteps = after(events, 6 * HOUR);

    assertThat(after(events, LONG_AFTER - BEGIN)).isEqualTo(inSteps);
    assertThat(inSteps.values())
        .filteredOn(row -> row.kind() == PatternKind.BURST)
        .isNotEmpty()
        .noneMatch(IssuePatternRow::active);
  }

  private static Map<String, IssuePatternRow> after(List<CaseEvent> events) throws Exception {
    return after(events, LONG_AFTER - BEGIN);
  }

  /**
   * @param step in which event time goes on after the last event
   */
  private static Map<String, IssuePatternRow> after(List<CaseEvent> events, long step)
      throws Exception {
    try (PatternPipeline pipeline = new PatternPipeline(PatternRules.standard())) {
      long reached = BEGIN;
      for (CaseEvent event : events) {
        for (; reached + 6 * HOUR <= event.occurredAt(); reached += 6 * HOUR) {
          pipeline.reach(reached + 6 * HOUR);
        }
        pipeline.take(event);
      }
      for (; reached + step < LONG_AFTER; reached += step) {
        pipeline.reach(reached + step);
      }
      pipeline.reach(LONG_AFTER);
      return new TreeMap<>(table(pipeline));
    }
  }

  private static IssuePatternRow similar(PatternPipeline pipeline) {
    return table(pipeline).values().stream()
        .filter(row -> row.patternId().startsWith("SIMILAR_TEXT"))
        .findFirst()
        .orElseThrow();
  }
}
