package io.escalations.cli.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.cli.accounting.SentRecords.Run;
import org.junit.jupiter.api.Test;

class SentRecordsTest {
  @Test
  void remembersRunsAndNotRecords() {
    SentRecords sent = new SentRecords();
    for (long offset = 10; offset < 1_000; offset++) {
      sent.add(0, offset);
    }
    sent.add(1, 7);
    sent.add(0, 1_001);

    assertThat(sent.runs())
        .containsExactly(new Run(0, 10, 999), new Run(0, 1_001, 1_001), new Run(1, 7, 7));
    assertThat(sent.count()).isEqualTo(992);
  }

  @Test
  void knowsWhichRecordOfAPartitionStandsWhere() {
    SentRecords sent = new SentRecords();
    sent.add(0, 10);
    sent.add(0, 11);
    sent.add(0, 20);

    assertThat(sent.ordinal(0, 10)).isZero();
    assertThat(sent.ordinal(0, 20)).isEqualTo(2);
    assertThatThrownBy(() -> sent.ordinal(0, 12)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sent.ordinal(1, 10)).isInstanceOf(IllegalArgumentException.class);
  }
}
