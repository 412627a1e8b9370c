package io.escalations.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TakeoverTest {
  private static final long MINUTE = 60_000;

  private final Takeover takeover = new Takeover();

  @Test
  void whoIsFencedAgainWithinAMinuteHasARival() {
    assertThat(takeover.isCertain(0)).as("an outage of Kafka fences, too").isFalse();
    assertThat(takeover.isCertain(MINUTE - 1)).isTrue();
  }

  @Test
  void outagesFarApartAreNoRival() {
    assertThat(takeover.isCertain(0)).isFalse();
    assertThat(takeover.isCertain(MINUTE)).isFalse();
  }
}
