package io.escalations.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Times;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final long NOON = Times.parse("2016-05-16T12:00:00Z");
  private static final long MINUTE = 60_000;

  private final FakeWall wall = new FakeWall();
  private final long began = wall.millis();
  private final List<Long> beats = new ArrayList<>();

  private Pacer pacer(Pace pace) {
    return new Pacer(pace, wall, beats::add);
  }

  private long elapsed() {
    return wall.millis() - began;
  }

  @Test
  void doesNotWaitAtFullSpeed() {
    Pacer pacer = pacer(Pace.max());
    pacer.await(NOON);
    pacer.await(NOON + 1000 * MINUTE);
    assertThat(elapsed()).isZero();
    assertThat(beats).isEmpty();
  }

  @Test
  void runsDataTimeFasterThanTheWallClock() {
    Pacer pacer = pacer(Pace.times(60));
    pacer.await(NOON);
    assertThat(elapsed()).isZero();
    pacer.await(NOON + MINUTE / 2);
    assertThat(elapsed()).isEqualTo(500);
    pacer.await(NOON + 3 * MINUTE);
    assertThat(elapsed()).isEqualTo(3000);
  }

  @Test
  void saysEachSecondHowFarTimeHasGotWhileNothingComes() {
    Pacer pacer = pacer(Pace.times(60));
    pacer.await(NOON);
    pacer.await(NOON + 3 * MINUTE);
    assertThat(beats)
        .containsExactly(NOON - 1, NOON + MINUTE, NOON + 2 * MINUTE, NOON + 3 * MINUTE - 1);
  }

  @Test
  void isNeverAheadOfWhatIsStillToCome() {
    Pacer pacer = pacer(Pace.times(60));
    pacer.await(NOON);
    wall.pass(10_000);
    pacer.await(NOON + MINUTE);
    assertThat(elapsed()).as("behind the pace: at once").isEqualTo(10_000);
    assertThat(beats).containsExactly(NOON - 1, NOON + MINUTE - 1);
  }

  @Test
  void letsLateRecordsThroughAtOnce() {
    Pacer pacer = pacer(Pace.times(60));
    pacer.await(NOON);
    pacer.await(NOON + 2 * MINUTE);
    beats.clear();
    wall.pass(1000);
    pacer.await(NOON + MINUTE);
    assertThat(elapsed()).isEqualTo(3000);
    assertThat(beats).as("what was reached stays reached").isEmpty();
    pacer.await(NOON + 2 * MINUTE);
    assertThat(elapsed()).isEqualTo(3000);
  }

  @Test
  void changesFromFullSpeedToAPace() {
    Pacer pacer = pacer(Pace.timesFrom(NOON, 60));
    pacer.await(NOON - 5000 * MINUTE);
    pacer.await(NOON - MINUTE);
    assertThat(elapsed()).isZero();
    pacer.await(NOON + MINUTE);
    assertThat(elapsed()).isEqualTo(1000);
    assertThat(beats).containsExactly(NOON, NOON + MINUTE - 1);
    pacer.await(NOON - MINUTE);
    assertThat(elapsed()).as("a late one does not change it back").isEqualTo(1000);
  }

  @Test
  void endsWhenDataTimeHardlyMoves() {
    Pacer pacer = pacer(Pace.times(0.0001));
    pacer.await(NOON);
    pacer.await(NOON + 2);
    assertThat(elapsed()).isEqualTo(20_000);
  }
}
