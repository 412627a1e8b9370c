package io.escalations.jobs.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.jobs.timeline.SimulatedTimelineJob.Fault;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever crashes between any two steps, the tables, the alerts and the accounts are those of the
 * events as a set. {@code -Dsimulation.seeds=N} runs more seeds, {@code -Dsimulation.first=SEED}
 * begins with another one.
 */
class SimulationTest {
  private static final long FIRST = Long.getLong("simulation.first", 0);
  private static final long SEEDS = Long.getLong("simulation.seeds", 300);

  @Test
  void everySeedEndsInTheFactsOfItsEvents() {
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      Simulation simulation = new Simulation(seed, Fault.NONE);
      try {
        simulation.run();
      } catch (Exception | AssertionError e) {
        throw new AssertionError(
            "seed %d fails; run it again with -Dsimulation.first=%d -Dsimulation.seeds=1; steps: %s"
                .formatted(seed, seed, simulation.steps()),
            e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPlantedFaultIsFound(Fault fault) {
    OptionalLong found = LongStream.range(0, 400).filter(seed -> fails(seed, fault)).findFirst();

    assertThat(found).as("a seed that fails").isPresent();
  }

  private static boolean fails(long seed, Fault fault) {
    try {
      new Simulation(seed, fault).run();
      return false;
    } catch (AssertionError e) {
      return true;
    } catch (Exception e) {
      throw new IllegalStateException("seed " + seed, e);
    }
  }
}
