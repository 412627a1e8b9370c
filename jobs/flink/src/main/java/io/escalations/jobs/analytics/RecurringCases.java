package io.escalations.jobs.analytics;

import io.escalations.core.pattern.CasesOfSpan;
import io.escalations.core.pattern.Episode;
import io.escalations.core.pattern.Recurrence;
import io.escalations.core.pattern.Recurrence.FinalDays;
import io.escalations.core.pattern.RecurrenceRule;
import io.escalations.jobs.analytics.SubjectChange.KeyedCase;
import io.escalations.jobs.operator.OneInputBundleOperator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Keeps the cases of each key by day and emits its last episode. It only reads state, asks {@link
 * Recurrence}, and writes.
 */
final class RecurringCases extends OneInputBundleOperator<String, KeyedCase, Void, KeyedEpisode> {
  private static final long serialVersionUID = 1L;
  private static final MapStateDescriptor<Long, CasesOfSpan> DAYS =
      new MapStateDescriptor<>("days", Types.LONG, TypeInformation.of(CasesOfSpan.class));
  private static final ValueStateDescriptor<Integer> TOTAL =
      new ValueStateDescriptor<>("total", Types.INT);
  private static final ValueStateDescriptor<FinalDays> FINAL_DAYS =
      new ValueStateDescriptor<>("final-days", TypeInformation.of(FinalDays.class));
  private static final ValueStateDescriptor<KeyedEpisode> PUBLISHED =
      new ValueStateDescriptor<>("published", TypeInformation.of(KeyedEpisode.class));

  private final RecurrenceRule rule;
  private final long keptDays;

  private transient MapState<Long, CasesOfSpan> days;
  private transient ValueState<Integer> total;
  private transient ValueState<FinalDays> finalDays;
  private transient ValueState<KeyedEpisode> published;

  /**
   * @param keptDays for how many days of event time a day can change
   */
  RecurringCases(RecurrenceRule rule, long keptDays) {
    this.rule = rule;
    this.keptDays = keptDays;
  }

  @Override
  public void open() throws Exception {
    super.open();
    days = getRuntimeContext().getMapState(DAYS);
    total = getRuntimeContext().getState(TOTAL);
    finalDays = getRuntimeContext().getState(FINAL_DAYS);
    published = getRuntimeContext().getState(PUBLISHED);
  }

  @Override
  protected Void newPending() {
    return null;
  }

  @Override
  protected void addInput(String key, KeyedCase change) throws Exception {
    long day = Recurrence.day(change.one().instant());
    if (day < firstThatCounts()) {
      countLate();
      return;
    }
    CasesOfSpan before = days.get(day) == null ? CasesOfSpan.NONE : days.get(day);
    CasesOfSpan now = change.added() ? before.plus(change.one()) : before.minus(change.one());
    if (now.count() <= 0) {
      days.remove(day);
    } else {
      days.put(day, now);
      registerTimer((day + 2L * rule.days() + keptDays + 1) * Recurrence.DAY);
    }
    int known = (total.value() == null ? 0 : total.value()) + now.count() - before.count();
    total.update(known);
    // Nearly all keys have a case or two, which are no episode.
    if (known >= rule.cases() || known == 0 || published.value() != null) {
      markDirty(key);
    }
  }

  private long firstThatCounts() {
    return eventTime() == Long.MIN_VALUE ? Long.MIN_VALUE : Recurrence.day(eventTime()) - keptDays;
  }

  @Override
  protected void evaluate(String key, Void nothing) throws Exception {
    TreeMap<Long, CasesOfSpan> known = new TreeMap<>();
    for (Map.Entry<Long, CasesOfSpan> day : days.entries()) {
      known.put(day.getKey(), day.getValue());
    }
    forgetFinalDays(known);
    Episode last = new Recurrence(known, finalDays()).last(rule);
    KeyedEpisode before = published.value();
    if (last != null) {
      KeyedEpisode now = new KeyedEpisode(key, last, last.endsAt() > eventTime(), false);
      if (!now.equals(before)) {
        published.update(now);
        emit(now);
      }
      if (now.active()) {
        registerTimer(last.endsAt());
      }
    } else if (before != null) {
      published.clear();
      emit(
          new KeyedEpisode(
              key, null, false, Recurrence.day(before.episode().endsAt()) < finalDays().before()));
    }
    if (known.isEmpty()) {
      days.clear(); // on the heap, an empty map would stay
      total.clear();
      finalDays.clear();
    }
  }

  /** Forgets the days that are final and that the rule does not need any more. */
  private void forgetFinalDays(NavigableMap<Long, CasesOfSpan> known) throws Exception {
    long before = firstThatCounts();
    if (before == Long.MIN_VALUE
        || known.isEmpty()
        || known.firstKey() >= Recurrence.firstKept(before, rule)) {
      return;
    }
    finalDays.update(new Recurrence(known, finalDays()).finalBefore(before, rule));
    int forgotten = 0;
    for (Map.Entry<Long, CasesOfSpan> day :
        known.headMap(Recurrence.firstKept(before, rule)).entrySet()) {
      forgotten += day.getValue().count();
      days.remove(day.getKey());
    }
    total.update(total.value() - forgotten);
    known.headMap(Recurrence.firstKept(before, rule)).clear();
  }

  private FinalDays finalDays() throws Exception {
    return finalDays.value() == null ? FinalDays.NOTHING : finalDays.value();
  }
}
