package io.escalations.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escalations.core.pattern.CaseAt;
import io.escalations.core.pattern.Episode;
import io.escalations.core.pattern.Recurrence;
import io.escalations.core.pattern.RecurrenceRule;
import io.escalations.jobs.analytics.SubjectChange.KeyedCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class RecurringCasesTest {
  private static final RecurrenceRule RULE = new RecurrenceRule(3, 30);
  private static final long DAY = Recurrence.DAY;

  private static PatternHarness<String, KeyedCase, KeyedEpisode> harness(
      OperatorSubtaskState restored) throws Exception {
    return new PatternHarness<>(
        new RecurringCases(RULE, 100), KeyedCase::key, Types.STRING, restored);
  }

  private static KeyedCase on(long day, String caseId) {
    return new KeyedCase("ann", new CaseAt(caseId, day * DAY), true);
  }

  @Test
  void theThirdCaseMakesItThePassingOfTimeClearsItAndARelapseBringsItBack() throws Exception {
    try (var harness = harness(null)) {
      harness.time(1_000 * DAY);
      harness.take(on(1_000, "a"));
      harness.take(on(1_005, "b"));
      assertThat(harness.emitted()).isEmpty();

      harness.take(on(1_010, "c"));
      KeyedEpisode open =
          new KeyedEpisode(
              "ann",
              new Episode(
                  "a",
                  1_010 * DAY,
                  1_010 * DAY,
                  1_030 * DAY,
                  3,
                  List.of(
                      new CaseAt("a", 1_000 * DAY),
                      new CaseAt("b", 1_005 * DAY),
                      new CaseAt("c", 1_010 * DAY))),
              true,
              false);
      assertThat(harness.emitted()).containsExactly(open);

      harness.time(1_030 * DAY - 1);
      assertThat(harness.emitted()).isEmpty();
      harness.time(1_030 * DAY);
      assertThat(harness.emitted())
          .containsExactly(new KeyedEpisode("ann", open.episode(), false, false));

      harness.take(on(1_031, "d"));
      harness.take(on(1_032, "e"));
      assertThat(harness.emitted())
          .extracting(
              KeyedEpisode::active,
              emitted -> emitted.episode().firstSeen(),
              emitted -> emitted.episode().sampleIds())
          .containsExactly(tuple(true, 1_031 * DAY, List.of("b", "c", "d", "e")));
    }
  }

  @Test
  void aCaseThatIsTakenBackTakesTheCandidateBack() throws Exception {
    try (var harness = harness(null)) {
      for (String caseId : List.of("a", "b", "c")) {
        harness.take(on(1_000, caseId));
      }
      assertThat(harness.emitted()).hasSize(1);

      harness.take(new KeyedCase("ann", new CaseAt("b", 1_000 * DAY), false));
      assertThat(harness.emitted()).containsExactly(new KeyedEpisode("ann", null, false, false));
    }
  }

  @Test
  void whatIsSaidInTheEndDoesNotDependOnTheOrderOrOnARestart() throws Exception {
    List<KeyedCase> cases = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      cases.add(
          new KeyedCase(
              "key-" + i % 20,
              new CaseAt("case-" + i, (1_000 + random.nextInt(90)) * DAY + random.nextInt(1_000)),
              true));
    }
    List<KeyedEpisode> expected = after(cases, 0);
    assertThat(expected).hasSizeGreaterThan(5);
    for (int round = 1; round <= 5; round++) {
      Collections.shuffle(cases, random);
      assertThat(after(cases, round * 30)).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static List<KeyedEpisode> after(List<KeyedCase> cases, int restartAfter)
      throws Exception {
    var last = new HashMap<String, KeyedEpisode>();
    OperatorSubtaskState state;
    try (var harness = harness(null)) {
      for (KeyedCase one : cases.subList(0, restartAfter)) {
        harness.take(one);
      }
      harness.time(1_060 * DAY);
      harness.emitted().forEach(emitted -> last.put(emitted.key(), emitted));
      state = harness.checkpoint();
    }
    try (var harness = harness(state)) {
      for (KeyedCase one : cases.subList(restartAfter, cases.size())) {
        harness.take(one);
      }
      harness.time(1_095 * DAY);
      harness.emitted().forEach(emitted -> last.put(emitted.key(), emitted));
    }
    last.values().removeIf(emitted -> emitted.episode() == null);
    return List.copyOf(last.values());
  }

  @Test
  void aCustomerWithAHundredThousandCasesHasBoundedStateAndOneRow() throws Exception {
    try (var harness = harness(null)) {
      for (int i = 0; i < 100_000; i++) {
        harness.take(
            new KeyedCase("ann", new CaseAt("case-" + i, 1_000 * DAY + i * (DAY / 2_000)), true));
      }
      harness.time(1_050 * DAY);
      List<KeyedEpisode> emitted = harness.emitted();
      assertThat(emitted).hasSize(1);
      assertThat(emitted.get(0).episode().cases()).isEqualTo(60_000);
      assertThat(emitted.get(0).episode().sampleIds()).hasSize(10).contains("case-99999");

      harness.time(1_300 * DAY);
      assertThat(harness.emitted()).extracting(KeyedEpisode::forgotten).containsExactly(true);
      assertThat(harness.isEmpty()).isTrue();
    }
  }

  @Test
  void whatComesTooLateChangesNothing() throws Exception {
    try (var harness = harness(null)) {
      harness.time(1_200 * DAY);
      for (String caseId : List.of("a", "b", "c")) {
        harness.take(on(1_000, caseId));
      }
      assertThat(harness.emitted()).isEmpty();
      assertThat(harness.isEmpty()).isTrue();
    }
  }
}
