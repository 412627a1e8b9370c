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
 * The keyed state of one case. Appending an event does not rewrite the list; free text stands apart and is read only
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

  CaseMemo memo() throws Exception {
    CaseMemo value = memo.value();
    return value == null ? CaseMemo.NEW : value;
  }

  void remember(CaseMemo value) throws Exception {
    memo.update(value);
  }

  List<TimelineEvent> events() throws Exception {
    List<TimelineEvent> list = new ArrayList<>();
    events.get().forEach(list::add);
    return list;
  }

  void add(TimelineEvent event, String description) throws Exception {
    events.add(event);
    if (description != null) {
      descriptions.put(event.eventId(), description);
    }
  }

  /** The free text an event carried. */
  String description(String eventId) throws Exception {
    return descriptions.get(eventId);
  }

  void retire() throws Exception {
    events.clear();
    descriptions.clear();
    memo.update(CaseMemo.RETIRED);
  }
}
