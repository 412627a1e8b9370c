package io.escalations.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.event.Priority;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StormsTest {
  private static final long TEN = 10 * 3_600_000L;

  private final LiveBoard board = new LiveBoard();

  @Test
  void aStormIsOneLineAndItsNewestRows() {
    storm("Network", Storms.MANY + 15);
    board.alert(
        AlertFixture.breach(new ClockKey("other", "resolution", 1), TEN)
            .in("Billing", Priority.P1)
            .alert());

    Listing breaches = board.lists(Filter.ALL).get(BoardList.BREACHES);

    assertThat(breaches.storms())
        .containsExactly(
            new Storm("Network", "resolution", false, Storms.MANY + 15, TEN + Storms.MANY + 14));
    assertThat(breaches.rows())
        .hasSize(Storms.SHOWN + 1)
        .extracting(row -> row.key().caseId())
        .contains("other");
    assertThat(breaches.total()).isEqualTo(Storms.MANY + 16);
  }

  @Test
  void whoAsksForTheDepartmentSeesEveryRow() {
    storm("Network", Storms.MANY);

    Listing breaches = board.lists(new Filter("Network", null, null)).get(BoardList.BREACHES);

    assertThat(breaches.storms()).isEmpty();
    assertThat(breaches.rows()).hasSize(Storms.MANY);
  }

  @Test
  void fewerAreNoStormAndVoidedOnesDoNotCount() {
    storm("Network", Storms.MANY);
    board.alert(
        AlertFixture.breach(new ClockKey("Network-0", "resolution", 1), TEN)
            .in("Network", Priority.P2)
            .voided(TEN + 100)
            .alert());

    Listing breaches = board.lists(Filter.ALL).get(BoardList.BREACHES);

    assertThat(breaches.storms()).isEmpty();
    assertThat(breaches.rows()).hasSize(Storms.MANY - 1);
  }

  @Test
  void aStormEndsWithTime() {
    storm("Network", Storms.MANY);

    board.advanceTo(TEN + Storms.SPAN.toMillis() + Storms.MANY);

    assertThat(board.lists(Filter.ALL).get(BoardList.BREACHES).storms()).isEmpty();
    assertThat(board.lists(Filter.ALL).get(BoardList.BREACHES).rows()).hasSize(Storms.MANY);
  }

  private void storm(String department, int breaches) {
    IntStream.range(0, breaches)
        .forEach(
            number ->
                board.alert(
                    AlertFixture.breach(
                            new ClockKey(department + "-" + number, "resolution", 1), TEN + number)
                        .in(department, Priority.P2)
                        .alert()));
  }
}
