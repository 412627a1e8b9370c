package io.escalations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalWidthTest {
  @Test
  void theSecondNumberCountsAndNonsenseDoesNot() {
    assertThat(TerminalWidth.columns("24 132\n")).isEqualTo(132);
    assertThat(TerminalWidth.columns("0 0\n")).isEqualTo(80);
    assertThat(TerminalWidth.columns("")).isEqualTo(80);
  }
}
