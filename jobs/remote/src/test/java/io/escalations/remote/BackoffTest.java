package io.escalations.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final long FIVE_MINUTES = 300_000;

  @Property
  void waitsBetweenHalfASecondAndFiveMinutes(
      @ForAll @IntRange(min = 1) int failures,
      @ForAll @DoubleRange(min = 0, max = 1) double random) {
    assertThat(Backoff.millis(failures, random, 0)).isBetween(500L, FIVE_MINUTES);
  }

  @Test
  void doublesAndKeepsWhatTheReceiverAsksFor() {
    assertThat(Backoff.millis(1, 1, 0)).isEqualTo(1_000);
    assertThat(Backoff.millis(4, 1, 0)).isEqualTo(8_000);
    assertThat(Backoff.millis(4, 0, 0)).isEqualTo(4_000);
    assertThat(Backoff.millis(1, 0, 60_000)).isEqualTo(60_000);
  }

  @Test
  void retryAfterThatCannotBeReadIsNone() {
    assertThat(RetryAfter.millis(Optional.empty(), 0)).isZero();
    assertThat(RetryAfter.millis(Optional.of("soon"), 0)).isZero();
    assertThat(RetryAfter.millis(Optional.of("-5"), 0)).isZero();
    assertThat(RetryAfter.millis(Optional.of("999999"), 0)).isEqualTo(3_600_000);
  }
}
