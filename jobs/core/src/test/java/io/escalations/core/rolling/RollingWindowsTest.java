package io.escalations.core.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.Times;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingWindowsTest {
  private static final Duration RETENTION = Duration.ofDays(10);
  private static final VolumeTally OPENED = new VolumeTally(1, 0);
  private static final VolumeTally ENDED = new VolumeTally(0, 1);

  private final Desk<VolumeTally> desk = new Desk<>(VolumeTally.NONE, RETENTION);

  private static long march(String dayAndTime) {
    return Times.parse("2016-03-" + dayAndTime + ":00Z");
  }

  private static List<String> described(List<WindowRow<VolumeTally>> rows) {
    return rows.stream()
        .map(
            row ->
                row.size().label()
                    + " to "
                    + Times.format(row.end()).substring(8, 16)
                    + ": "
                    + row.tally().opened()
                    + ", open "
                    + row.carried()
                    + (row.complete() ? ", complete" : "")
                    + (row.restatedAt() == null ? "" : ", restated"))
        .toList();
  }

  @Test
  void ofEachSizeTheWindowThatEndsNextIsPublishedAsItFills() {
    desk.time(march("01T10:00"));
    desk.add(march("01T10:02"), OPENED);

    assertThat(described(desk.flush()))
        .containsExactly(
            "1h to 01T10:05: 1, open 1", "24h to 01T11:00: 1, open 1", "7d to 02T00:00: 1, open 1");
  }

  @Test
  void aWindowIsCompleteWhenEventTimeReachesItsEnd() {
    desk.time(march("01T10:00"));
    desk.add(march("01T10:02"), OPENED);
    desk.flush();

    assertThat(desk.time(march("01T10:05") - 1)).isEmpty();
    assertThat(described(desk.time(march("01T10:05"))))
        .containsExactly("1h to 01T10:05: 1, open 1, complete", "1h to 01T10:10: 1, open 1");
  }

  @Test
  void whatIsAheadOfEventTimeIsPublishedOnceItIsReached() {
    desk.time(march("01T10:00"));
    desk.add(march("01T10:30"), OPENED);

    assertThat(described(desk.flush()))
        .containsExactly("24h to 01T11:00: 1, open 1", "7d to 02T00:00: 1, open 1");
    assertThat(described(desk.time(march("01T10:30"))))
        .containsExactly("1h to 01T10:35: 1, open 1");
  }

  @Test
  void aLateEscalationRestatesTheWindowsItFallsIntoAndNoOthers() {
    desk.add(march("01T10:02"), OPENED);
    desk.add(march("01T10:03"), ENDED);
    desk.time(march("01T12:00"));
    desk.add(march("01T09:58"), OPENED);
    desk.add(march("01T10:01"), ENDED);

    assertThat(described(desk.flush()))
        .containsExactly(
            "1h to 01T10:00: 1, open 1, complete, restated",
            "1h to 01T10:05: 2, open 0, complete, restated",
            "1h to 01T10:10: 2, open 0, complete, restated",
            "1h to 01T10:15: 2, open 0, complete, restated",
            "1h to 01T10:20: 2, open 0, complete, restated",
            "1h to 01T10:25: 2, open 0, complete, restated",
            "1h to 01T10:30: 2, open 0, complete, restated",
            "1h to 01T10:35: 2, open 0, complete, restated",
            "1h to 01T10:40: 2, open 0, complete, restated",
            "1h to 01T10:45: 2, open 0, complete, restated",
            "1h to 01T10:50: 2, open 0, complete, restated",
            "1h to 01T10:55: 2, open 0, complete, restated",
            "24h to 01T10:00: 1, open 1, complete, restated",
            "24h to 01T11:00: 2, open 0, complete, restated",
            "24h to 01T12:00: 2, open 0, complete, restated",
            "24h to 01T13:00: 2, open 0",
            "7d to 02T00:00: 2, open 0");
  }

  @Test
  void anEndThatMovesRestatesOnlyWhatWasOpenInBetween() {
    desk.add(march("01T10:02"), OPENED);
    desk.add(march("01T10:13"), ENDED);
    desk.time(march("01T12:00"));
    desk.add(march("01T10:13"), new VolumeTally(0, -1));
    desk.add(march("01T10:17"), ENDED);

    assertThat(described(desk.flush()))
        .containsExactly("1h to 01T10:15: 1, open 1, complete, restated");
  }

  @Test
  void whatIsTakenBackAndSaidAgainIsNotRestated() {
    desk.add(march("01T10:02"), OPENED);
    desk.time(march("01T12:00"));
    desk.add(march("01T10:02"), new VolumeTally(-1, 0));
    desk.add(march("01T10:04"), OPENED);

    assertThat(desk.flush()).isEmpty();
  }

  @Test
  void nothingIsPublishedBeforeEventTimeIsKnown() {
    desk.add(march("01T10:02"), OPENED);

    assertThat(desk.flush()).isEmpty();
  }

  @Test
  void aLeapOfEventTimeCompletesEveryWindowOnTheWay() {
    desk.add(march("01T10:02"), OPENED);

    assertThat(desk.time(march("30T00:00"))).hasSize(12 + 24 + 7).allMatch(WindowRow::complete);
  }

  @Test
  void afterTheRetentionNothingIsHeldAndNothingRestatedButWhatIsOpenStillCounts() {
    desk.add(march("01T10:02"), OPENED);
    desk.time(march("30T00:00"));
    desk.add(march("30T00:01"), OPENED);
    desk.flush();
    assertThat(desk.table().get(new Desk.Window(WindowSize.HOUR, march("30T00:05"))).carried())
        .isEqualTo(2);

    assertThat(desk.add(march("01T10:03"), ENDED)).isFalse();
    desk.add(march("30T00:02"), ENDED);
    desk.time(Times.parse("2016-05-01T00:00:00Z"));

    assertThat(desk.holdsNothing()).isTrue();
  }
}
