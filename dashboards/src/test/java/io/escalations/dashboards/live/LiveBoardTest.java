package io.escalations.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.event.Priority;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveBoardTest {
  private static final long NINE = 9 * 3_600_000L;
  private static final long TEN = 10 * 3_600_000L;
  private static final long ELEVEN = 11 * 3_600_000L;
  private static final ClockKey ONE = new ClockKey("C-1", "resolution", 1);
  private static final ClockKey TWO = new ClockKey("C-2", "resolution", 1);
  private static final ClockKey THREE = new ClockKey("C-3", "first_response", 1);

  private final LiveBoard board = new LiveBoard();
  private final Facts facts = new Facts();

  @Test
  void aBreachIsOnTheBoardFromItsAlertAlone() {
    board.alert(AlertFixture.breach(ONE, TEN).alert());

    assertThat(keys(BoardList.BREACHES)).containsExactly(ONE);
    assertThat(rows(BoardList.BREACHES).get(0).department()).isEqualTo("Billing");
    assertThat(total(BoardList.BREACHES)).isEqualTo(1);
  }

  @Test
  void aSnapshotOlderThanTheAlertDoesNotTakeTheBreachAway() {
    board.alert(AlertFixture.breach(ONE, TEN).alert());

    take(facts.running(ONE, TEN).reached(NINE));

    assertThat(keys(BoardList.BREACHES)).containsExactly(ONE);
    assertThat(keys(BoardList.AT_RISK)).isEmpty();
    assertThat(total(BoardList.AT_RISK)).isZero();
  }

  @Test
  void aSnapshotThatKnowsNothingOfTheCaseYetDoesNotTakeItAwayEither() {
    board.alert(AlertFixture.breach(ONE, TEN).alert());

    take(facts.reached(NINE));

    assertThat(keys(BoardList.BREACHES)).containsExactly(ONE);
  }

  @Test
  void aStoppedBreachLeaves() {
    board.alert(AlertFixture.breach(ONE, TEN).alert());
    take(facts.breached(ONE, TEN).reached(TEN));

    take(facts.stopped(ONE).reached(ELEVEN));

    assertThat(keys(BoardList.BREACHES)).isEmpty();
    assertThat(total(BoardList.BREACHES)).isZero();
  }

  @Test
  void aBreachThatHasAlreadyStoppedWhenTheFactsCatchUpLeaves() {
    board.alert(AlertFixture.breach(ONE, TEN).alert());

    take(facts.breached(ONE, TEN).stopped(ONE).reached(TEN));

    assertThat(keys(BoardList.BREACHES)).isEmpty();
  }

  @Test
  void whoHasSeenABreachStandsBesideItAtOnceAndTheFirstOneCounts() {
    take(facts.breached(ONE, TEN).reached(TEN));
    String alert = rows(BoardList.BREACHES).get(0).alertId();

    board.seen(alert, new Seen("ann", 1));
    board.seen(alert, new Seen("ben", 2));
    take(facts);

    assertThat(rows(BoardList.BREACHES).get(0).seen()).isEqualTo(new Seen("ann", 1));
  }

  @Test
  void whatIsTakenBackIsKeptWithItsProof() {
    board.alert(AlertFixture.breach(ONE, TEN).alert());
    board.alert(AlertFixture.breach(TWO, TEN).alert());

    board.alert(AlertFixture.breach(ONE, TEN).voided(ELEVEN).alert());
    board.alert(AlertFixture.breach(TWO, TEN).amended(NINE, ELEVEN + 1).alert());

    assertThat(board.corrections(Filter.ALL)).extracting(Correction::key).containsExactly(TWO, ONE);
    assertThat(board.corrections(Filter.ALL))
        .extracting(Correction::retracted)
        .containsExactly(false, true);
    assertThat(board.corrections(Filter.ALL)).extracting(Correction::proof).containsOnly("proof");
    assertThat(board.corrections(new Filter("Elsewhere", null, null))).isEmpty();
  }

  @Test
  void aVoidedBreachGoesAtOnceAndIsCalledRetracted() {
    take(facts.breached(ONE, TEN).reached(TEN));

    board.alert(AlertFixture.breach(ONE, TEN).voided(ELEVEN).alert());

    assertThat(keys(BoardList.BREACHES)).isEmpty();
    assertThat(total(BoardList.BREACHES)).isZero();
    assertThat(board.retracted(ONE)).isTrue();
  }

  @Test
  void aSnapshotOlderThanTheRetractionDoesNotBringTheBreachBack() {
    board.alert(AlertFixture.breach(ONE, TEN).alert());
    board.alert(AlertFixture.breach(ONE, TEN).voided(ELEVEN).alert());

    take(facts.running(ONE, TEN).reached(NINE));
    take(facts.breached(ONE, TEN).reached(TEN));
    assertThat(keys(BoardList.BREACHES)).isEmpty();

    take(facts.running(ONE, ELEVEN).reached(ELEVEN));
    assertThat(keys(BoardList.BREACHES)).isEmpty();
    assertThat(keys(BoardList.AT_RISK)).containsExactly(ONE);
    assertThat(board.unconfirmed()).isEmpty();
  }

  @Test
  void aRecordedAlertStandsOnTheBoardAndCallsNobody() {
    board.recordedAlert(AlertFixture.breach(ONE, TEN).alert());
    board.alert(AlertFixture.breach(TWO, TEN).alert());

    assertThat(board.raised(ONE)).isFalse();
    assertThat(board.raised(TWO)).isTrue();
    take(facts.breached(ONE, TEN).breached(TWO, TEN).reached(TEN));
    assertThat(keys(BoardList.BREACHES)).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void anAmendedBreachMoves() {
    take(facts.breached(ONE, NINE).breached(TWO, TEN).reached(TEN));
    assertThat(keys(BoardList.BREACHES)).containsExactly(TWO, ONE);

    board.alert(AlertFixture.breach(ONE, NINE).amended(ELEVEN, ELEVEN).alert());

    assertThat(keys(BoardList.BREACHES)).containsExactly(ONE, TWO);
    assertThat(rows(BoardList.BREACHES).get(0).breachedAt()).isEqualTo(ELEVEN);
    assertThat(rows(BoardList.BREACHES).get(0).assignee())
        .as("what only the facts know stays")
        .isEqualTo("ann");
    assertThat(total(BoardList.BREACHES)).isEqualTo(2);
  }

  @Test
  void anAmendmentOfABreachLongOverPutsNothingOnTheBoard() {
    take(facts.reached(TEN));

    board.alert(AlertFixture.breach(ONE, NINE).amended(TEN, ELEVEN).alert());

    assertThat(keys(BoardList.BREACHES)).isEmpty();
  }

  @Test
  void aClockPastDueIsNotBreachedBeforeItsAlert() {
    take(facts.running(ONE, TEN).reached(ELEVEN));

    assertThat(keys(BoardList.BREACHES)).isEmpty();
    assertThat(keys(BoardList.AT_RISK)).containsExactly(ONE);
  }

  @Test
  void warningsShowOnTheClockAtRiskWhicheverSourceSaysThemFirst() {
    board.alert(AlertFixture.warning(ONE, 75, NINE).alert());
    board.alert(AlertFixture.warning(TWO, 50, NINE).alert());
    board.alert(AlertFixture.warning(TWO, 50, NINE).voided(TEN).alert());
    take(
        facts
            .running(ONE, TEN)
            .running(TWO, ELEVEN)
            .running(THREE, ELEVEN)
            .warned(ONE, 50, 1, true)
            .warned(THREE, 90, 1, true)
            .warned(TWO, 50, 1, true));

    assertThat(rows(BoardList.AT_RISK)).extracting(OpenClock::warned).containsExactly(75, 0, 90);
  }

  @Test
  void anAlertThatTheFactsKeepContradictingGivesWay() {
    board.alert(AlertFixture.breach(ONE, TEN).alert());

    IntStream.range(0, LiveBoard.PATIENCE)
        .forEach(time -> take(facts.running(ONE, ELEVEN).reached(TEN)));

    assertThat(keys(BoardList.BREACHES)).isEmpty();
    assertThat(keys(BoardList.AT_RISK)).containsExactly(ONE);
  }

  @Test
  void anAlertStandsAsLongAsTheFactsAreHeldUp() {
    board.alert(AlertFixture.breach(ONE, TEN).alert());

    IntStream.range(0, 3 * LiveBoard.PATIENCE)
        .forEach(time -> take(facts.running(ONE, TEN).reached(NINE)));

    assertThat(keys(BoardList.BREACHES)).containsExactly(ONE);
  }

  @Test
  void aFilterShowsItsRowsAndCountsThem() {
    take(facts.breached(ONE, NINE).running(TWO, ELEVEN).reached(NINE));
    board.alert(AlertFixture.breach(THREE, TEN).in("Technical Support", Priority.P1).alert());

    assertThat(keys(BoardList.BREACHES)).containsExactly(THREE, ONE);
    assertThat(
            board.lists(new Filter("Technical Support", null, null)).get(BoardList.BREACHES).rows())
        .extracting(OpenClock::key)
        .containsExactly(THREE);
    assertThat(board.lists(new Filter(null, "resolution", null)).get(BoardList.BREACHES).total())
        .isEqualTo(1);
    assertThat(board.lists(new Filter(null, null, Priority.P1)).get(BoardList.AT_RISK).rows())
        .isEmpty();
  }

  @Test
  void whatItIsMadeOfIsCountedAndEachPartLeadsToItsRows() {
    take(facts.breached(ONE, NINE).reached(NINE));
    board.alert(AlertFixture.breach(TWO, TEN).in("Technical Support", Priority.P1).alert());
    board.alert(AlertFixture.breach(THREE, TEN).in("Technical Support", Priority.P1).alert());

    Listing breaches = board.lists(Filter.ALL).get(BoardList.BREACHES);

    assertThat(breaches.priorities(Filter.ALL))
        .first()
        .isEqualTo(new Listing.Part("P1", 2, new Filter(null, null, Priority.P1)));
    assertThat(breaches.departments(Filter.ALL))
        .first()
        .isEqualTo(
            new Listing.Part("Technical Support", 2, new Filter("Technical Support", null, null)));
    assertThat(breaches.departments(Filter.ALL))
        .extracting(Listing.Part::rows)
        .containsExactly(2, 1);
  }

  @Test
  void noMoreThanTheFirstRowsAreListedAndAllAreCounted() {
    IntStream.range(0, 300)
        .forEach(
            number ->
                board.alert(
                    AlertFixture.breach(new ClockKey("C-" + number, "resolution", 1), TEN + number)
                        .alert()));

    Listing breaches = board.lists(new Filter("Billing", null, null)).get(BoardList.BREACHES);
    assertThat(breaches.rows()).hasSize(LiveBoard.ROWS);
    assertThat(breaches.rows().get(0).key().caseId()).isEqualTo("C-299");
    assertThat(breaches.total()).isEqualTo(300);
  }

  @Test
  void anOverdueFollowUpIsListedApart() {
    ClockKey followUp = new ClockKey("C-4", "follow_up", 1);

    board.alert(AlertFixture.breach(followUp, TEN).alert());

    assertThat(keys(BoardList.FOLLOW_UPS)).containsExactly(followUp);
    assertThat(keys(BoardList.BREACHES)).isEmpty();
  }

  private void take(Facts now) {
    board.snapshot(now.snapshot(board.unconfirmed()));
  }

  private List<OpenClock> rows(BoardList list) {
    return board.lists(Filter.ALL).get(list).rows();
  }

  private List<ClockKey> keys(BoardList list) {
    return rows(list).stream().map(OpenClock::key).toList();
  }

  private int total(BoardList list) {
    return board.lists(Filter.ALL).get(list).total();
  }
}
