package io.escalations.microbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleCasesTest {
  /** What JMH divides by must be what is there. */
  @Test
  void theFileHoldsAsManyAsAreCounted() {
    assertThat(SampleCases.json()).hasSize(SampleCases.EVENTS);
    assertThat(SampleCases.byCase()).hasSize(SampleCases.CASES);
  }
}
