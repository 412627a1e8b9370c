package io.escalations.jobs.timeline;

import io.escalations.core.event.TimelineEvent;
import java.util.ArrayList;
import java.util.List;
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
 * The keyed state of one case. Appending events does not rewrite the list; free text stands apart and is read only
 * when a row that shows it is said.
 */
final class CaseState {
  static final ValueStateDescriptor<CaseMemo> MEMO = new ValueStateDescriptor<>("memo", TypeInformation.of(CaseMemo.class));
  private static final ListStateDescriptor<TimelineEvent> EVENTS =
      new ListStateDescriptor<>("events", TypeInformation.of(TimelineEvent.class));
  private static final MapStateDescriptor<String, String> DESCRIPTIONS =
      new MapStateDescriptor<>("descriptions", Types.STRING, Types.STRING);

  private final ListState<TimelineEvent> events;
  private final MapState<String, String> descriptions;
  private final ValueState<CaseMemo> memo;

  CaseState(RuntimeContext context) {
    events = context.getListState(EVENTS);
    descriptions = context.getMapState(DESCRIPTIONS);
    memo = context.getState(MEMO);
  }

  /** The case of the current key. */
  CachedCase load(String caseId) throws Exception {
    CaseMemo remembered = memo.value();
    List<TimelineEvent> list = new ArrayList<>();
    if (remembered != null) {
      events.get().forEach(list::add);
    }
    return new CachedCase(caseId, list, remembered == null ? CaseMemo.NEW : remembered);
  }

  /** Writes what is new of the case of the current key. */
  void store(CachedCase settled) throws Exception {
    List<TimelineEvent> newEvents = settled.newEvents();
    if (!newEvents.isEmpty()) {
      events.addAll(newEvents);
    }
    if (!settled.newDescriptions().isEmpty()) {
      descriptions.putAll(settled.newDescriptions());
    }
    CaseMemo now = new CaseMemo(settled.said(), settled.timer(), false, settled.recordedUntil());
    if (!now.equals(settled.stored())) {
      memo.update(now);
    }
    settled.stored(now);
  }

  /** The free text an event of the current key carried; null if it is not in state. */
  String description(String eventId) throws Exception {
    return descriptions.get(eventId);
  }

  void retire() throws Exception {
    events.clear();
    descriptions.clear();
    memo.update(CaseMemo.RETIRED);
  }
}
