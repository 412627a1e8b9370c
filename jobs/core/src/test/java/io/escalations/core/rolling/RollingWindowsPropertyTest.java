package io.escalations.core.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.rolling.Desk.Window;
import io.escalations.schemas.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever is emitted and corrected in whatever order: the rows are those of a plain count over
 * what is believed.
 */
class RollingWindowsPropertyTest {
  private static final long START = Times.parse("2016-02-27T22:00:00Z");
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int DAYS = 12;

  /**
   * @param ended null while it is open
   */
  private record Escalation(long opened, Long ended) {
    static Escalation random(Random random) {
      long opened = instant(random);
      boolean open = random.nextInt(4) == 0;
      return new Escalation(
          opened,
          open
              ? null
              : Long.valueOf(
                  opened + (long) random.nextInt(3) * random.nextInt(4 * 24 * 60) * MINUTE / 2));
    }

    private static long instant(Random random) {
      int minutes =
          random.nextInt(3) == 0 ? random.nextInt(DAYS * 24) * 60 : random.nextInt(DAYS * 24 * 60);
      return START + minutes * MINUTE - random.nextInt(2);
    }
  }

  @Property(tries = 500)
  void theRowsAreThoseOfAPlainCount(@ForAll long seed) {
    Random random = new Random(seed);
    Desk<VolumeTally> desk = new Desk<>(VolumeTally.NONE, Duration.ofDays(400));
    Map<Integer, Escalation> believed = new HashMap<>();
    int restated = 0;
    for (int step = 0; step < 60; step++) {
      int number = random.nextInt(20);
      Escalation now = random.nextInt(6) == 0 ? null : Escalation.random(random);
      change(desk, believed.get(number), -1);
      change(desk, now, 1);
      believed.put(number, now);
      if (random.nextInt(3) == 0) {
        restated += flushed(desk);
        assertRows(desk, believed);
      }
      if (random.nextInt(4) == 0) {
        desk.time(Math.max(desk.eventTime(), START + random.nextInt(DAYS * 24 * 60) * MINUTE));
        assertRows(desk, believed);
      }
    }
    desk.time(START + 3 * DAYS * 24 * 60 * MINUTE);
    assertRows(desk, believed);
    Statistics.label("complete windows restated").collect(restated > 0);
  }

  @Property(tries = 200)
  void whatIsTakenOutLeavesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    Desk<ResolutionTally> desk = new Desk<>(ResolutionTally.NONE, Duration.ofDays(30));
    List<long[]> times = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      times.add(
          new long[] {
            Escalation.instant(random),
            random.nextInt(5) == 0 ? 0 : random.nextLong(1L << (1 + random.nextInt(40)))
          });
    }
    times.forEach(time -> desk.add(time[0], ResolutionTally.of(time[1], 1)));
    desk.time(START + random.nextInt(DAYS * 24 * 60) * MINUTE);
    times.forEach(time -> desk.add(time[0], ResolutionTally.of(time[1], -1)));
    desk.flush();

    assertThat(desk.table()).isEmpty();
    desk.time(START + Duration.ofDays(DAYS + 30 + 15).toMillis());
    assertThat(desk.holdsNothing()).isTrue();
  }

  /** How many complete rows were restated; each must differ from what was emitted before. */
  private static int flushed(Desk<VolumeTally> desk) {
    Map<Window, WindowRow<VolumeTally>> before = Map.copyOf(desk.table());
    List<WindowRow<VolumeTally>> rows = desk.flush();
    for (WindowRow<VolumeTally> row : rows) {
      WindowRow<VolumeTally> last = before.get(new Window(row.size(), row.end()));
      assertThat(
              last != null
                  && last.tally().opened() == row.tally().opened()
                  && last.carried() == row.carried())
          .as("emitted again unchanged")
          .isFalse();
      assertThat(row.restatedAt()).isEqualTo(row.complete() ? desk.eventTime() : null);
    }
    return (int) rows.stream().filter(WindowRow::complete).count();
  }

  private static void change(Desk<VolumeTally> desk, Escalation escalation, int sign) {
    if (escalation != null) {
      desk.add(escalation.opened(), new VolumeTally(sign, 0));
      if (escalation.ended() != null) {
        desk.add(escalation.ended(), new VolumeTally(0, sign));
      }
    }
  }

  private static void assertRows(Desk<VolumeTally> desk, Map<Integer, Escalation> believed) {
    desk.flush();
    List<Escalation> escalations =
        believed.values().stream().filter(escalation -> escalation != null).toList();
    Map<Window, String> found = new HashMap<>();
    desk.table()
        .forEach(
            (window, row) ->
                found.put(
                    window, row.tally().opened() + " " + row.carried() + " " + row.complete()));

    assertThat(found).isEqualTo(counted(escalations, desk.eventTime()));
  }

  private static Map<Window, String> counted(List<Escalation> escalations, long eventTime) {
    Map<Window, String> rows = new HashMap<>();
    for (WindowSize size : WindowSize.values()) {
      for (Escalation escalation : escalations) {
        for (long end = size.nextEnd(escalation.opened());
            end <= Math.min(escalation.opened() + size.length(), size.nextEnd(eventTime));
            end += size.slide()) {
          long to = end;
          long opened =
              escalations.stream()
                  .filter(it -> it.opened() >= to - size.length() && it.opened() < to)
                  .count();
          long open =
              escalations.stream()
                  .filter(it -> it.opened() < to && (it.ended() == null || it.ended() >= to))
                  .count();
          rows.put(new Window(size, end), opened + " " + open + " " + (end <= eventTime));
        }
      }
    }
    return rows;
  }
}
