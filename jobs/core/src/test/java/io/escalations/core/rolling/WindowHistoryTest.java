package io.escalations.core.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.rolling.Desk.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Windows computed at once are those that were kept up to date, in whatever order changes came. */
class WindowHistoryTest {
  private static final long END = Duration.ofDays(40).toMillis();

  private record At(long instant, VolumeTally change) {}

  /** As a row of the table shows it. */
  private record Shown(int opened, int carried, boolean complete) {}

  @Property(tries = 300)
  void showsWhatTheLiveWindowsShow(@ForAll long seed) {
    Random random = new Random(seed);
    List<At> changes = changes(random);
    WindowHistory<VolumeTally> history = new WindowHistory<>(VolumeTally.NONE);
    changes.forEach(at -> history.add(at.instant, at.change));
    Map<Window, Shown> found = new HashMap<>();
    history.rows(
        END,
        row -> {
          assertThat(row.restatedAt()).isNull();
          found.put(new Window(row.size(), row.end()), shown(row));
        });

    Map<Window, Shown> expected = new HashMap<>();
    live(changes, random).forEach((window, row) -> expected.put(window, shown(row)));
    assertThat(found).isEqualTo(expected);
  }

  private static List<At> changes(Random random) {
    List<At> changes = new ArrayList<>();
    for (int escalation = 0; escalation < 1 + random.nextInt(8); escalation++) {
      long opened = (long) (random.nextDouble() * END);
      changes.add(new At(opened, new VolumeTally(1, 0)));
      if (random.nextInt(4) > 0) {
        long ended = opened + (long) (random.nextDouble() * (END - opened));
        changes.add(new At(ended, new VolumeTally(0, 1)));
      }
    }
    return changes;
  }

  private static Map<Window, WindowRow<VolumeTally>> live(List<At> changes, Random random) {
    List<At> arrivals = new ArrayList<>(changes);
    Collections.shuffle(arrivals, random);
    Desk<VolumeTally> desk = new Desk<>(VolumeTally.NONE, Duration.ofDays(400));
    long eventTime = 0;
    for (At at : arrivals) {
      desk.add(at.instant, at.change);
      if (random.nextInt(3) == 0) {
        eventTime += (long) (random.nextDouble() * (END - eventTime));
        desk.time(eventTime);
      }
    }
    desk.time(END);
    return desk.table();
  }

  private static Shown shown(WindowRow<VolumeTally> row) {
    return new Shown(row.tally().opened(), row.carried(), row.complete());
  }
}
