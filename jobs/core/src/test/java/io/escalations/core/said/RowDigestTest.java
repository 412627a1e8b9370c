package io.escalations.core.said;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.CaseSpellRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.SlaClockRow;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowDigestTest {
  /** As one build knows a row. */
  public record Row(String name, Integer count, Long at, Priority priority, BigDecimal amount) {}

  /** As a later build knows it. */
  public record LaterRow(String name, String note, Integer count, Long at, Priority priority, BigDecimal amount) {}

  /** No row is like this. */
  public record Nested(List<String> names) {}

  private static final RowDigest<Row> DIGEST = RowDigest.of(Row.class);

  @Test
  void isTheSameInEveryJvm() {
    assertThat(DIGEST.of(new Row("a", 1, 2L, Priority.P1, new BigDecimal("1.50")))).isEqualTo(7_590_346_514_294_197_413L);
  }

  @Test
  void tellsRowsApartThatDifferInOneValue() {
    List<Row> rows =
        List.of(
            new Row("a", 1, 2L, Priority.P1, null),
            new Row("b", 1, 2L, Priority.P1, null),
            new Row("", 1, 2L, Priority.P1, null),
            new Row(null, 1, 2L, Priority.P1, null),
            new Row("a", 2, 1L, Priority.P1, null),
            new Row("a", null, 2L, Priority.P1, null),
            new Row("a", 0, 2L, Priority.P1, null),
            new Row("a", 1, null, Priority.P1, null),
            new Row("a", 1, 2L, Priority.P2, null),
            new Row("a", 1, 2L, null, null),
            new Row("a", 1, 2L, Priority.P1, new BigDecimal("1")),
            new Row("a", 1, 2L, Priority.P1, new BigDecimal("1.0")));
    assertThat(rows.stream().map(DIGEST::of)).doesNotHaveDuplicates();
  }

  @Test
  void seesAFieldAddedLaterOnlyOnceItHasAValue() {
    RowDigest<LaterRow> later = RowDigest.of(LaterRow.class);
    long before = DIGEST.of(new Row("a", 1, 2L, Priority.P1, null));
    assertThat(later.of(new LaterRow("a", null, 1, 2L, Priority.P1, null))).isEqualTo(before);
    assertThat(later.of(new LaterRow("a", "n", 1, 2L, Priority.P1, null))).isNotEqualTo(before);
  }

  @Test
  void spreadsInstantsThatFollowOneAnother() {
    Set<Long> digests = new HashSet<>();
    for (long at = 0; at < 200_000; at++) {
      digests.add(DIGEST.of(new Row("a", 1, at, Priority.P1, null)));
    }
    assertThat(digests).hasSize(200_000);
  }

  @Test
  void knowsEveryRow() {
    assertThat(List.of(RowDigest.of(CaseRow.class), RowDigest.of(EscalationRow.class), RowDigest.of(SlaClockRow.class), RowDigest.of(CaseSpellRow.class), RowDigest.of(CaseSpanRow.class))).doesNotContainNull();
    assertThatThrownBy(() -> RowDigest.of(Nested.class)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Nested.names");
  }
}
