package io.escalations.jobs.timeline;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.said.SaidAlert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The keyed state of one case. Events and alerts are appended, which rewrites nothing: of what was said of one alert the last
 * counts. Free text stands apart and is read only when a row that shows it is said.
 */
final class CaseState {
  static final ValueStateDescriptor<CaseMemo> MEMO = new ValueStateDescriptor<>("memo", TypeInformation.of(CaseMemo.class));
  /** The instant of the one armed timer; apart from the memo, since often nothing else is new of a case. */
  private static final ValueStateDescriptor<Long> TIMER = new ValueStateDescriptor<>("timer", Types.LONG);
  private static final ListStateDescriptor<TimelineEvent> EVENTS =
      new ListStateDescriptor<>("events", TypeInformation.of(TimelineEvent.class));
  private static final ListStateDescriptor<SaidAlert> ALERTS = new ListStateDescriptor<>("alerts", TypeInformation.of(SaidAlert.class));
  private static final MapStateDescriptor<String, String> DESCRIPTIONS =
      new MapStateDescriptor<>("descriptions", Types.STRING, Types.STRING);

  private final ListState<TimelineEvent> events;
  private final ListState<SaidAlert> alerts;
  private final MapState<String, String> descriptions;
  private final ValueState<CaseMemo> memo;
  private final ValueState<Long> timer;

  CaseState(RuntimeContext context) {
    events = context.getListState(EVENTS);
    alerts = context.getListState(ALERTS);
    descriptions = context.getMapState(DESCRIPTIONS);
    memo = context.getState(MEMO);
    timer = context.getState(TIMER);
  }

  /** The case of the current key. */
  CachedCase load(String caseId) throws Exception {
    CaseMemo remembered = memo.value();
    if (remembered == null) {
      return new CachedCase(caseId, List.of(), List.of(), CaseMemo.NEW, null);
    }
    List<TimelineEvent> list = new ArrayList<>();
    events.get().forEach(list::add);
    return new CachedCase(caseId, list, lastOfEach(alerts.get()), remembered, timer.value());
  }

  private static List<SaidAlert> lastOfEach(Iterable<SaidAlert> revisions) {
    Map<List<Object>, SaidAlert> last = new LinkedHashMap<>();
    revisions.forEach(alert -> last.put(List.of(alert.clock(), alert.instance(), alert.level()), alert));
    return new ArrayList<>(last.values());
  }

  /** Writes what is new of the case of the current key. */
  void store(CachedCase settled) throws Exception {
    List<TimelineEvent> newEvents = settled.newEvents();
    if (!newEvents.isEmpty()) {
      events.addAll(newEvents);
    }
    List<SaidAlert> newAlerts = settled.newAlerts();
    if (!newAlerts.isEmpty()) {
      alerts.addAll(newAlerts);
    }
    if (!settled.newDescriptions().isEmpty()) {
      descriptions.putAll(settled.newDescriptions());
    }
    CaseMemo now = new CaseMemo(settled.said(), false, settled.recordedUntil());
    if (!now.equals(settled.stored())) {
      memo.update(now);
    }
    if (!Objects.equals(settled.timer(), settled.storedTimer())) {
      timer.update(settled.timer());
    }
    settled.stored(now);
  }

  /** The free text an event of the current key carried; null if it is not in state. */
  String description(String eventId) throws Exception {
    return descriptions.get(eventId);
  }

  void retire() throws Exception {
    events.clear();
    alerts.clear();
    timer.clear();
    descriptions.clear();
    memo.update(CaseMemo.RETIRED);
  }
}
