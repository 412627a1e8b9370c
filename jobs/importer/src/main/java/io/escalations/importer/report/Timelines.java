package io.escalations.importer.report;

import io.escalations.importer.report.Overview.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Ten cases as examples: up to five that are warned of, and the first of the file. */
public final class Timelines {
  private static final int SHOWN = 10;
  private static final int WARNED = 5;
  private static final Comparator<Timeline> BY_LINE = Comparator.comparingLong(Timeline::line);

  private final PriorityQueue<Timeline> warned = new PriorityQueue<>(BY_LINE.reversed());
  private final PriorityQueue<Timeline> first = new PriorityQueue<>(BY_LINE.reversed());

  public void add(Timeline timeline, boolean isWarned) {
    keep(first, timeline, SHOWN);
    if (isWarned) {
      keep(warned, timeline, WARNED);
    }
  }

  private static void keep(PriorityQueue<Timeline> kept, Timeline timeline, int most) {
    kept.add(timeline);
    if (kept.size() > most) {
      kept.poll();
    }
  }

  /** In the order of the file. */
  public List<Timeline> shown() {
    List<Timeline> shown = new ArrayList<>(warned);
    first.stream()
        .sorted(BY_LINE)
        .filter(timeline -> !warned.contains(timeline))
        .limit(SHOWN - warned.size())
        .forEach(shown::add);
    shown.sort(BY_LINE);
    return shown;
  }
}
