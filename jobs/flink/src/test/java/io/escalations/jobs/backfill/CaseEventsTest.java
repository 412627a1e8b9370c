package io.escalations.jobs.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.jobs.backfill.CaseEvents.Identity;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CaseEventsTest {
  private static final Identity FIRST = new Identity(1, "e1", 10);
  private static final Identity AGAIN = new Identity(2, "e1", 10);
  private static final Identity ANOTHER = new Identity(3, "e1", 11);
  private static final Identity OTHER = new Identity(4, "e2", 10);

  @Test
  void theFirstOfTheInputStands() {
    CaseEvents<Identity> events =
        CaseEvents.of(List.of(OTHER, ANOTHER, AGAIN, FIRST), Function.identity());
    assertThat(events.accepted()).containsExactly(FIRST, OTHER);
    assertThat(events.duplicates()).isEqualTo(1);
    assertThat(events.differing()).containsExactly(ANOTHER);
  }

  @Test
  void filesAndLinesAreInOrder() {
    long order = BackfillEvent.order(3, 5_000_000_000L);
    assertThat(BackfillEvent.file(order)).isEqualTo(3);
    assertThat(BackfillEvent.number(order)).isEqualTo(5_000_000_000L);
    assertThat(order).isLessThan(BackfillEvent.order(4, 1));
  }
}
