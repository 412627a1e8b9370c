package io.escalations.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.delivery.plan.Alerts;
import org.junit.jupiter.api.Test;

class TakeoverTest {
  private final Takeover takeover = new Takeover();

  @Test
  void whoIsFencedAgainWithinAMinuteHasARival() {
    assertThat(takeover.isCertain(0)).as("an outage of Kafka fences, too").isFalse();
    assertThat(takeover.isCertain(Alerts.MINUTE - 1)).isTrue();
  }

  @Test
  void outagesFarApartAreNoRival() {
    assertThat(takeover.isCertain(0)).isFalse();
    assertThat(takeover.isCertain(Alerts.MINUTE)).isFalse();
  }
}
