package io.escalations.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final ClockKey ONE = new ClockKey("C-1", "resolution", 1);
  private static final ClockKey TWO = new ClockKey("C-2", "resolution", 1);

  private final LiveBoard board = new LiveBoard();
  private final View view = new View(Filter.ALL, board);

  @Test
  void onlyWhatChangedIsPushed() {
    board.alert(AlertFixture.breach(ONE, 10).alert());
    view.update(board);
    board.alert(AlertFixture.breach(TWO, 20).alert());

    Map<BoardList, View.Change> changes = view.update(board);

    assertThat(changes).containsOnlyKeys(BoardList.BREACHES);
    assertThat(changes.get(BoardList.BREACHES).now().total()).isEqualTo(2);
    assertThat(changes.get(BoardList.BREACHES).put())
        .extracting(OpenClock::key)
        .containsExactly(TWO);
    assertThat(view.update(board)).isEmpty();
  }

  @Test
  void aRowThatGoesSaysWhy() {
    board.alert(AlertFixture.breach(ONE, 10).alert());
    view.update(board);
    board.alert(AlertFixture.breach(ONE, 10).voided(20).alert());

    assertThat(view.update(board).get(BoardList.BREACHES))
        .isEqualTo(
            new View.Change(
                new Listing(Map.of(), List.of(), List.of()),
                List.of(),
                List.of(new View.Dropped(ONE, true)),
                null,
                Set.of()));
  }

  @Test
  void aStopIsNoRetraction() {
    Facts facts = new Facts();
    board.snapshot(facts.breached(ONE, 10).reached(10).snapshot(Map.of()));
    view.update(board);
    board.snapshot(facts.stopped(ONE).reached(20).snapshot(Map.of()));

    assertThat(view.update(board).get(BoardList.BREACHES).dropped())
        .containsExactly(new View.Dropped(ONE, false));
  }
}
