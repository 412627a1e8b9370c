package io.escalations.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarterPartitionTest {
  @ParameterizedTest
  @CsvSource({
    "2016-01-01T00:00:00Z, 2016Q1, 2016-04-01T00:00:00Z",
    "2016-03-31T23:59:59.999Z, 2016Q1, 2016-04-01T00:00:00Z",
    "2016-04-01T00:00:00Z, 2016Q2, 2016-07-01T00:00:00Z",
    "1969-12-31T23:59:59.999Z, 1969Q4, 1970-01-01T00:00:00Z"
  })
  void holdsItsInstants(String instant, String name, String end) {
    assertThat(QuarterPartition.of(Times.parse(instant)))
        .isEqualTo(new QuarterPartition(name, Times.parse(end)));
    assertThat(QuarterPartition.named(name))
        .isEqualTo(new QuarterPartition(name, Times.parse(end)));
  }

  @Test
  void theUnknownOneHasAName() {
    assertThat(QuarterPartition.named(QuarterPartition.UNKNOWN.name()))
        .isEqualTo(QuarterPartition.UNKNOWN);
  }
}
