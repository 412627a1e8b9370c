package io.escalations.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.delivery.send.Answer;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final long NOW = 1_000_000;
  private static final RandomGenerator RANDOM = new Random(1);

  private final Lane lane = new Lane();

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(lane.enter("a")).isTrue();
      lane.leave("a", Answer.busy("503", 0), NOW, NOW, RANDOM);
    }
  }

  @Test
  void messagesAboutOneThingNeverOvertakeEachOther() {
    assertThat(lane.enter("a")).isTrue();
    assertThat(lane.enter("a")).isFalse();
    assertThat(lane.enter("b")).isTrue();
    lane.leave("a", Answer.accepted("ok", null), NOW, NOW, RANDOM);
    assertThat(lane.enter("a")).isTrue();
  }

  @Test
  void whoFailsIsTriedWithOneMessageAtATimeAndLater() {
    fail(1);
    assertThat(lane.notBefore()).isBetween(NOW + 500, NOW + 1_000);
    assertThat(lane.isFailing()).isFalse();
    assertThat(lane.enter("a")).isTrue();
    assertThat(lane.enter("b")).isFalse();
  }

  @Test
  void afterThreeFailuresTheNextIsCalledUntilOneIsTaken() {
    fail(3);
    assertThat(lane.isFailing()).isTrue();
    assertThat(lane.enter("a")).isTrue();
    lane.leave("a", Answer.accepted("ok", null), NOW, NOW, RANDOM);
    assertThat(lane.isFailing()).isFalse();
  }

  @Test
  void whatFailsTogetherIsOneFailure() {
    for (int i = 0; i < 8; i++) {
      assertThat(lane.enter("message " + i)).isTrue();
    }
    for (int i = 0; i < 8; i++) {
      lane.leave("message " + i, Answer.busy("503", 0), NOW, NOW + 1 + i, RANDOM);
    }
    assertThat(lane.isFailing()).isFalse();
    assertThat(lane.notBefore()).isLessThanOrEqualTo(NOW + 1_008);
  }

  @Test
  void whoAskedToBeLeftAloneIsSoThoughItTakesWhatWasUnderWay() {
    assertThat(lane.enter("a")).isTrue();
    assertThat(lane.enter("b")).isTrue();
    lane.leave("a", Answer.busy("429", 17_000), NOW, NOW, RANDOM);
    lane.leave("b", Answer.accepted("ok", null), NOW, NOW + 1, RANDOM);
    assertThat(lane.notBefore()).isEqualTo(NOW + 17_000);
  }

  @Test
  void whoDoesNotLetUsInFailsAtOnceAndIsNotAskedEverySecond() {
    assertThat(lane.enter("a")).isTrue();
    lane.leave("a", Answer.unwelcome("401"), NOW, NOW, RANDOM);
    assertThat(lane.isFailing()).isTrue();
    assertThat(lane.notBefore()).isGreaterThanOrEqualTo(NOW + 16_000);
  }

  @Test
  void theLaneKnowsWhatHasFailedUntilItIsAnswered() {
    fail(2);
    assertThat(lane.failures("a")).isEqualTo(2);
    assertThat(lane.failures("b")).isZero();
    assertThat(lane.enter("a")).isTrue();
    assertThat(lane.isIdle()).isFalse();
    lane.leave("a", Answer.refused("400"), NOW, NOW, RANDOM);
    assertThat(lane.failures("a")).isZero();
    assertThat(lane.isIdle()).isTrue();
  }

  @Test
  void aRefreshIsAlone() {
    assertThat(lane.enter("a")).isTrue();
    assertThat(lane.enterAlone()).isFalse();
    lane.leave("a", Answer.accepted("ok", null), NOW, NOW, RANDOM);
    assertThat(lane.enterAlone()).isTrue();
    assertThat(lane.enter("a")).isFalse();
    lane.leaveAlone();
    assertThat(lane.enter("a")).isTrue();
  }
}
