package io.escalations.jobs.analytics;

import io.escalations.core.pattern.BurstRule;
import io.escalations.core.pattern.CasesOfSpan;
import io.escalations.core.pattern.UnusualHour;
import io.escalations.core.pattern.WeekOfCases;
import io.escalations.jobs.analytics.SubjectChange.KeyedCase;
import io.escalations.jobs.operator.OneInputBundleOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Keeps the cases of each issue type and product by week and hour, and emits the hours that are
 * unusual for it; whether they are so among all series is for {@link Bursts}.
 */
final class SeriesOfCases
    extends OneInputBundleOperator<String, KeyedCase, Set<Long>, SeriesHours> {
  private static final long serialVersionUID = 1L;
  private static final MapStateDescriptor<Long, WeekOfCases> WEEKS =
      new MapStateDescriptor<>("weeks", Types.LONG, TypeInformation.of(WeekOfCases.class));
  private static final MapStateDescriptor<Long, CasesOfSpan> HOURS =
      new MapStateDescriptor<>("hours", Types.LONG, TypeInformation.of(CasesOfSpan.class));
  private static final MapStateDescriptor<Long, Map<Long, UnusualHour>> PUBLISHED =
      new MapStateDescriptor<>(
          "published", Types.LONG, Types.MAP(Types.LONG, TypeInformation.of(UnusualHour.class)));
  private static final ValueStateDescriptor<Long> FIRST_WEEK =
      new ValueStateDescriptor<>("first-week", Types.LONG);

  private final BurstRule rule;

  private transient MapState<Long, WeekOfCases> weeks;
  private transient MapState<Long, CasesOfSpan> hours;
  private transient MapState<Long, Map<Long, UnusualHour>> published;
  private transient ValueState<Long> firstWeek;

  SeriesOfCases(BurstRule rule) {
    this.rule = rule;
  }

  @Override
  public void open() throws Exception {
    super.open();
    weeks = getRuntimeContext().getMapState(WEEKS);
    hours = getRuntimeContext().getMapState(HOURS);
    published = getRuntimeContext().getMapState(PUBLISHED);
    firstWeek = getRuntimeContext().getState(FIRST_WEEK);
  }

  @Override
  protected Set<Long> newPending() {
    return new HashSet<>();
  }

  @Override
  protected void addInput(String series, KeyedCase change) throws Exception {
    long week = WeekOfCases.week(change.one().instant());
    if (week < firstThatCounts()) {
      countLate();
      return;
    }
    int hour = WeekOfCases.hour(change.one().instant());
    WeekOfCases known = weeks.get(week) == null ? WeekOfCases.EMPTY : weeks.get(week);
    WeekOfCases now = known.plus(hour, change.added() ? 1 : -1);
    if (now.counts().isEmpty()) {
      weeks.remove(week);
    } else {
      weeks.put(week, now);
      registerTimer(WeekOfCases.instant(week + 2L * rule.weeks() + 1, 0));
    }
    long begins = WeekOfCases.instant(week, hour);
    CasesOfSpan before = hours.get(begins) == null ? CasesOfSpan.NONE : hours.get(begins);
    CasesOfSpan after = change.added() ? before.plus(change.one()) : before.minus(change.one());
    if (after.count() <= 0) {
      hours.remove(begins);
    } else {
      hours.put(begins, after);
    }
    markDirty(series).add(week);
  }

  /** Earlier weeks are no longer corrected. */
  private long firstThatCounts() {
    return eventTime() == Long.MIN_VALUE
        ? Long.MIN_VALUE
        : WeekOfCases.week(eventTime()) - rule.weeks();
  }

  @Override
  protected void evaluate(String series, Set<Long> changed) throws Exception {
    NavigableMap<Long, WeekOfCases> known = new TreeMap<>();
    for (Map.Entry<Long, WeekOfCases> week : weeks.entries()) {
      known.put(week.getKey(), week.getValue());
    }
    if (!known.isEmpty() && (firstWeek.value() == null || known.firstKey() < firstWeek.value())) {
      firstWeek.update(known.firstKey());
      emit(new SeriesHours(series, known.firstKey(), null, null));
    }
    Set<Long> affected = new TreeSet<>(changed);
    changed.forEach(
        week -> affected.addAll(known.subMap(week, true, week + rule.weeks(), true).keySet()));
    for (long week : affected) {
      evaluateWeek(series, week, known);
    }
    forget(series, known);
  }

  private void evaluateWeek(String series, long week, NavigableMap<Long, WeekOfCases> known)
      throws Exception {
    Map<Long, UnusualHour> before = published.get(week) == null ? Map.of() : published.get(week);
    Map<Long, UnusualHour> now = new HashMap<>();
    if (firstWeek.value() != null && firstWeek.value() < week - rule.weeks()) {
      List<WeekOfCases> earlier = new ArrayList<>();
      for (long number = week - rule.weeks(); number < week; number++) {
        earlier.add(known.getOrDefault(number, WeekOfCases.EMPTY));
      }
      for (UnusualHour hour :
          UnusualHour.of(week, known.getOrDefault(week, WeekOfCases.EMPTY), earlier, rule)) {
        now.put(hour.begins(), hour.showing(hours.get(hour.begins())));
      }
    }
    if (now.equals(before)) {
      return;
    }
    if (now.isEmpty()) {
      published.remove(week);
    } else {
      published.put(week, now);
    }
    Set<Long> all = new TreeSet<>(before.keySet());
    all.addAll(now.keySet());
    for (long begins : all) {
      emit(new SeriesHours(series, null, begins, now.get(begins)));
    }
  }

  /**
   * Forgets the weeks that no later week needs; what was published of their hours stands. A series
   * without any week ends.
   */
  private void forget(String series, NavigableMap<Long, WeekOfCases> known) throws Exception {
    if (eventTime() != Long.MIN_VALUE) {
      NavigableMap<Long, WeekOfCases> old = known.headMap(firstThatCounts() - rule.weeks(), false);
      for (Map.Entry<Long, WeekOfCases> week : old.entrySet()) {
        weeks.remove(week.getKey());
        published.remove(week.getKey());
        for (int hour : week.getValue().counts().keySet()) {
          hours.remove(WeekOfCases.instant(week.getKey(), hour));
        }
      }
      old.clear();
    }
    if (known.isEmpty()) {
      weeks.clear(); // on the heap, an empty map would stay
      hours.clear();
      published.clear();
      firstWeek.clear();
      emit(new SeriesHours(series, Long.MAX_VALUE, null, null));
    }
  }
}
