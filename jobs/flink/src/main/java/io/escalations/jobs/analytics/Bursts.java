package io.escalations.jobs.analytics;

import io.escalations.core.pattern.BurstOfSeries;
import io.escalations.core.pattern.BurstRule;
import io.escalations.core.pattern.ManySeries;
import io.escalations.core.pattern.UnusualHour;
import io.escalations.core.pattern.WeekOfCases;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.OneInputBundleOperator;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Which of the unusual hours of all series are unusual even though so many series are tested. All
 * under one key: only hours that are unusual for their own series come here.
 */
final class Bursts extends OneInputBundleOperator<Integer, SeriesHours, Void, OutputRecord> {
  private static final long serialVersionUID = 1L;
  private static final MapStateDescriptor<String, Long> FIRST_WEEKS =
      new MapStateDescriptor<>("first-weeks", Types.STRING, Types.LONG);
  private static final MapStateDescriptor<Long, Map<String, UnusualHour>> HOURS =
      new MapStateDescriptor<>(
          "hours", Types.LONG, Types.MAP(Types.STRING, TypeInformation.of(UnusualHour.class)));
  private static final MapStateDescriptor<String, IssuePatternRow> PUBLISHED =
      new MapStateDescriptor<>(
          "published", Types.STRING, TypeInformation.of(IssuePatternRow.class));

  private final BurstRule rule;

  private transient MapState<String, Long> firstWeeks;
  private transient MapState<Long, Map<String, UnusualHour>> hours;
  private transient MapState<String, IssuePatternRow> published;

  Bursts(BurstRule rule) {
    this.rule = rule;
  }

  @Override
  public void open() throws Exception {
    super.open();
    firstWeeks = getRuntimeContext().getMapState(FIRST_WEEKS);
    hours = getRuntimeContext().getMapState(HOURS);
    published = getRuntimeContext().getMapState(PUBLISHED);
  }

  @Override
  protected Void newPending() {
    return null;
  }

  @Override
  protected void addInput(Integer key, SeriesHours change) throws Exception {
    markDirty(key);
    if (change.begins() == null) {
      if (change.firstWeek() == Long.MAX_VALUE) {
        firstWeeks.remove(change.series());
      } else {
        firstWeeks.put(change.series(), change.firstWeek());
      }
      return;
    }
    Map<String, UnusualHour> known = hours.get(change.begins());
    Map<String, UnusualHour> now = known == null ? new HashMap<>() : new HashMap<>(known);
    if (change.unusual() == null) {
      now.remove(change.series());
    } else {
      now.put(change.series(), change.unusual());
    }
    if (now.isEmpty()) {
      hours.remove(change.begins());
    } else {
      hours.put(change.begins(), now);
      registerTimer(forgottenAt(change.begins()));
    }
  }

  private long forgottenAt(long hour) {
    return WeekOfCases.instant(WeekOfCases.week(hour) + 2L * rule.weeks() + 2, 0);
  }

  /** However far event time has leapt, a burst is emitted before its hours are forgotten. */
  @Override
  protected void evaluate(Integer key, Void nothing) throws Exception {
    TreeMap<Long, Map<String, UnusualHour>> known = new TreeMap<>();
    for (Map.Entry<Long, Map<String, UnusualHour>> hour : hours.entries()) {
      known.put(hour.getKey(), hour.getValue());
    }
    Map<String, BurstOfSeries> last = new TreeMap<>();
    unusual(known)
        .forEach((series, unusual) -> last.put(series, BurstOfSeries.last(unusual, rule)));
    Map<String, IssuePatternRow> before = new HashMap<>();
    for (Map.Entry<String, IssuePatternRow> row : published.entries()) {
      before.put(row.getKey(), row.getValue());
    }
    for (Map.Entry<String, BurstOfSeries> series : last.entrySet()) {
      BurstOfSeries burst = series.getValue();
      IssuePatternRow row = burst.row(series.getKey(), rule, eventTime());
      if (row.active()) {
        registerTimer(burst.endsAt());
      }
      if (!row.equals(before.remove(series.getKey()))) {
        published.put(series.getKey(), row);
        emit(OutputRecord.of(Topics.ISSUE_PATTERNS, row));
      }
    }
    for (Map.Entry<String, IssuePatternRow> old : before.entrySet()) {
      published.remove(old.getKey());
      emit(OutputRecord.of(Topics.ISSUE_PATTERNS, old.getValue().tombstone()));
    }
    forget(known, last);
  }

  /**
   * An hour is forgotten with the last hour of the latest burst that it belongs to: it is the same
   * burst to its end.
   */
  private void forget(
      NavigableMap<Long, Map<String, UnusualHour>> known, Map<String, BurstOfSeries> last)
      throws Exception {
    for (Map.Entry<Long, Map<String, UnusualHour>> hour : known.entrySet()) {
      long end =
          hour.getValue().entrySet().stream()
              .mapToLong(one -> lastHour(one.getValue(), last.get(one.getKey())))
              .max()
              .orElseThrow();
      if (forgottenAt(end) <= eventTime()) {
        hours.remove(hour.getKey());
      }
    }
    for (Map.Entry<String, BurstOfSeries> series : last.entrySet()) {
      if (!hours.contains(series.getValue().lastHour())) {
        published.remove(series.getKey());
      }
    }
    if (hours.isEmpty()) {
      hours.clear(); // on the heap, an empty map would stay
      published.clear();
    }
    if (firstWeeks.isEmpty()) {
      firstWeeks.clear();
    }
  }

  /**
   * When the last hour began of the burst that an hour belongs to; its own beginning if it belongs
   * to none.
   */
  private static long lastHour(UnusualHour hour, BurstOfSeries burst) {
    return burst != null && burst.hours().contains(hour) ? burst.lastHour() : hour.begins();
  }

  /** By series: its hours, in order, that are unusual among all. */
  private Map<String, List<UnusualHour>> unusual(NavigableMap<Long, Map<String, UnusualHour>> known)
      throws Exception {
    List<Long> since = new ArrayList<>();
    firstWeeks.values().forEach(since::add);
    Map<String, List<UnusualHour>> found = new TreeMap<>();
    for (Map.Entry<Long, Map<String, UnusualHour>> hour : known.entrySet()) {
      Map<String, Double> chances = new HashMap<>();
      hour.getValue().forEach((name, unusual) -> chances.put(name, unusual.chance()));
      long week = WeekOfCases.week(hour.getKey());
      int judged =
          (int) since.stream().filter(firstWeek -> firstWeek < week - rule.weeks()).count();
      Set<String> names = ManySeries.unusual(chances, Math.max(1, judged), rule.levelPerHour());
      names.forEach(
          name ->
              found
                  .computeIfAbsent(name, none -> new ArrayList<>())
                  .add(hour.getValue().get(name)));
    }
    return found;
  }
}
