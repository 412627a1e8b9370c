package io.escalations.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.pattern.PatternRules;
import io.escalations.jobs.analytics.GeneratedDesk.Planted;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.PatternKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is planted is found, and a calm log stays calm. {@code -Dpatterns.seed}, {@code
 * -Dpatterns.days}, {@code -Dpatterns.cases_per_day} and {@code -Dpatterns.planted} (of each kind)
 * draw another log; both numbers are printed.
 */
class PlantedPatternsTest {
  private static final long SEED = Long.getLong("patterns.seed", 1);
  private static final int DAYS = Integer.getInteger("patterns.days", 100);
  private static final int CASES_PER_DAY = Integer.getInteger("patterns.cases_per_day", 60);
  private static final int PLANTED = Integer.getInteger("patterns.planted", 10);
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static List<IssuePatternRow> emitted(GeneratedDesk desk) throws Exception {
    try (PatternPipeline pipeline = new PatternPipeline(PatternRules.standard())) {
      long reached = GeneratedDesk.BEGIN;
      for (CaseEvent event : desk.events()) {
        for (; reached + HOUR <= event.occurredAt(); reached += HOUR) {
          pipeline.reach(reached + HOUR);
        }
        pipeline.take(event);
      }
      pipeline.reach(reached + HOUR);
      return List.copyOf(pipeline.emitted());
    }
  }

  @Test
  void whatIsPlantedIsFound() throws Exception {
    GeneratedDesk desk = new GeneratedDesk(SEED, DAYS, CASES_PER_DAY).plant(PLANTED);
    List<IssuePatternRow> emitted = emitted(desk);

    Map<PatternKind, Integer> found = new EnumMap<>(PatternKind.class);
    for (Planted planted : desk.planted()) {
      found.merge(
          planted.kind(),
          emitted.stream().anyMatch(row -> shows(row, planted)) ? 1 : 0,
          Integer::sum);
    }
    System.out.printf("found of %d planted: %s%n", PLANTED, found);
    assertThat(found).hasSize(PatternKind.values().length);
    assertThat(found)
        .allSatisfy(
            (kind, count) ->
                assertThat((double) count / PLANTED).as(kind.name()).isGreaterThanOrEqualTo(0.7));
    int all = found.values().stream().mapToInt(Integer::intValue).sum();
    assertThat((double) all / desk.planted().size()).as("of all kinds").isGreaterThanOrEqualTo(0.9);
  }

  private static boolean shows(IssuePatternRow row, Planted planted) {
    if (row.kind() != planted.kind() || row.cases() == 0) {
      return false;
    }
    if (row.kind() == PatternKind.BURST) {
      return row.patternId().endsWith(planted.series())
          && row.firstSeen() <= planted.begins()
          && row.lastSeen() > planted.begins();
    }
    return row.sampleCaseIds().stream().filter(planted.cases()::contains).count()
        >= Math.min(3, planted.cases().size());
  }

  @Test
  void aCalmLogStaysCalm() throws Exception {
    Map<PatternKind, Long> candidates =
        emitted(new GeneratedDesk(SEED, DAYS, CASES_PER_DAY)).stream()
            .collect(
                Collectors.groupingBy(
                    IssuePatternRow::kind,
                    Collectors.mapping(
                        row -> row.patternId() + row.episode(),
                        Collectors.collectingAndThen(
                            Collectors.toSet(), ids -> (long) ids.size()))));

    long all = candidates.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(
        "false candidates in %d calm days: %s, %.3f a day%n",
        DAYS, candidates, all / (double) DAYS);
    assertThat(all)
        .as("%s, of %d cases", candidates, DAYS * CASES_PER_DAY)
        .isLessThanOrEqualTo(1 + DAYS * CASES_PER_DAY / 1_000);
  }
}
