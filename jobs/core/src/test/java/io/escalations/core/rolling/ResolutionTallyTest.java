package io.escalations.core.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ResolutionTallyTest {
  private static ResolutionTally of(long... millis) {
    return LongStream.of(millis)
        .mapToObj(value -> ResolutionTally.of(value, 1))
        .reduce(ResolutionTally.NONE, ResolutionTally::plus);
  }

  @Property(tries = 1000)
  void percentilesAreWithinTheStatedErrorOfTheExactOnes(@ForAll long seed) {
    Random random = new Random(seed);
    long[] millis =
        random
            .longs(1 + random.nextInt(200))
            .map(bits -> (bits >>> 1) >> (22 + random.nextInt(41)))
            .toArray();
    ResolutionTally tally = of(millis);
    Arrays.sort(millis);

    for (int percent : new int[] {50, 90, 95}) {
      double exact = exact(millis, percent);
      assertThat((double) tally.percentiles().millisAt(percent))
          .isCloseTo(exact, within(exact * ResolutionTally.RELATIVE_ERROR + 0.5));
    }
  }

  private static double exact(long[] sorted, int percent) {
    double rank = (sorted.length - 1) * percent / 100.0;
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }

  @Test
  void whatIsTakenOutIsAsIfItHadNeverBeenThere() {
    assertThat(of(5, 1_000, 90_000).plus(ResolutionTally.of(1_000, -1))).isEqualTo(of(5, 90_000));
    assertThat(of(7).plus(ResolutionTally.of(7, -1)).isEmpty()).isTrue();
  }

  @Test
  void theMeanIsExact() {
    assertThat(of(1, 2).meanMillis()).isEqualTo(2);
    assertThat(of(1, 1, 2).meanMillis()).isEqualTo(1);
    assertThat(of(0, 0, 0).meanMillis()).isZero();
  }

  @Test
  void ofOneValueAllPercentilesAreThatValue() {
    assertThat((double) of(3_600_000).percentiles().millisAt(95))
        .isCloseTo(3_600_000, within(36_000.0));
    assertThat(of(0).percentiles().millisAt(50)).isZero();
  }
}
