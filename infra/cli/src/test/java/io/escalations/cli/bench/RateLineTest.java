package io.escalations.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLineTest {
  @Test
  void aRateIsReadBackFromItsLine() {
    String line = new RateLine(1, 3, "whole, to ClickHouse and Parquet", 1_234_567, 12.3).text();

    assertThat(RateLine.rateIn(line)).hasValue(1_234_567);
  }

  /** As the builds before this class printed it. */
  @Test
  void linesOfEarlierBuildsAreRead() {
    assertThat(
            RateLine.rateIn(
                "round 1 of 1: fold job with transactional output                   10,030 rows/s"
                    + " (33.9 s)"))
        .hasValue(10_030);
  }

  @Test
  void otherLinesHoldNone() {
    assertThat(RateLine.rateIn("publishing 170,093 events")).isEmpty();
  }
}
