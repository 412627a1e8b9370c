package io.escalations.dashboards.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.fact.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTrackerTest {
  private static final long START = 1_000_000;
  private static final long LATER = START + StatusTracker.TOLERATED_SILENCE.toMillis() + 1;

  @Test
  void eventTimeIsTheLeastOfAllSubtasks() {
    StatusTracker tracker = new StatusTracker(TimeMode.DATA, START);

    tracker.progress(new Progress(0, 2, 500), START);
    assertThat(tracker.status(START).now()).as("the other subtask has not spoken").isNull();
    tracker.progress(new Progress(1, 2, 400), START);
    assertThat(tracker.status(START).now()).isEqualTo(400);

    tracker.progress(new Progress(0, 1, 700), START);
    assertThat(tracker.status(START).now()).as("fewer subtasks after a restart").isEqualTo(700);
  }

  @Test
  void silenceOfThePipelineIsAFault() {
    StatusTracker tracker = new StatusTracker(TimeMode.LIVE, START);
    tracker.progress(new Progress(0, 1, START), START);

    assertThat(tracker.status(START + 1000).stalled()).isFalse();
    assertThat(tracker.status(LATER).stalled()).isTrue();
    assertThat(tracker.status(LATER).silentSince()).isEqualTo(START);
  }

  @Test
  void aWordFromBeforeThisServerListenedDoesNotBreakTheSilence() {
    StatusTracker tracker = new StatusTracker(TimeMode.LIVE, START);

    tracker.progress(new Progress(0, 1, 500), null);

    assertThat(tracker.status(LATER).stalled()).isTrue();
    assertThat(tracker.status(LATER).now()).isEqualTo(500);
  }

  @Test
  void aReplayThatHasNotBegunIsNoFault() {
    assertThat(new StatusTracker(TimeMode.DATA, START).status(LATER).stalled()).isFalse();
  }

  @Test
  void liveTimeFarBehindTheWallClockIsCatchingUpAndDataTimeIsNot() {
    for (TimeMode time : TimeMode.values()) {
      StatusTracker tracker = new StatusTracker(time, START);
      tracker.progress(new Progress(0, 1, START - 60_000), START);

      assertThat(tracker.status(START).catchingUp()).isEqualTo(time == TimeMode.LIVE);
    }
  }

  @Test
  void clickHouseIsMissedFromItsFirstSilenceUntilItAnswers() {
    StatusTracker tracker = new StatusTracker(TimeMode.LIVE, START);
    assertThat(tracker.status(START).facts()).isEqualTo("unknown");

    tracker.factsAnswered(List.of(new Progress(0, 1, START)), START + 1);
    assertThat(tracker.status(START + 1).facts()).isEqualTo("fine");

    tracker.factsUnanswered(Trouble.SILENT, START + 2);
    tracker.factsUnanswered(Trouble.BUSY, START + 3);
    assertThat(tracker.status(START + 3).unansweredSince()).isEqualTo(START + 2);
    assertThat(tracker.status(START + 3).trouble()).isEqualTo(Trouble.BUSY);
    assertThat(tracker.status(START + 3).facts()).isEqualTo("stale");
  }

  @Test
  void factsThatStayBehindThePipelineAreAFaultThoughClickHouseAnswers() {
    StatusTracker tracker = new StatusTracker(TimeMode.DATA, START);
    tracker.factsAnswered(List.of(new Progress(0, 1, 100)), START);
    tracker.progress(new Progress(0, 1, 200), LATER);
    tracker.factsAnswered(List.of(new Progress(0, 1, 100)), LATER);

    assertThat(tracker.status(LATER).factsBehind()).isTrue();

    tracker.factsAnswered(List.of(new Progress(0, 1, 200)), LATER);
    assertThat(tracker.status(LATER).factsBehind()).isFalse();
  }
}
