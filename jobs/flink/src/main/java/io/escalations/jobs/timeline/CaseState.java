package io.escalations.jobs.timeline;

import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The keyed state of one case: its deltas, and apart from them free text, which is read only when a
 * row that shows it is said.
 */
final class CaseState {
  static final ListStateDescriptor<CaseDelta> DELTAS =
      new ListStateDescriptor<>("deltas", TypeInformation.of(CaseDelta.class));
  private static final MapStateDescriptor<String, String> DESCRIPTIONS =
      new MapStateDescriptor<>("descriptions", Types.STRING, Types.STRING);

  private final ListState<CaseDelta> deltas;
  private final MapState<String, String> descriptions;

  CaseState(RuntimeContext context) {
    deltas = context.getListState(DELTAS);
    descriptions = context.getMapState(DESCRIPTIONS);
  }

  /** The case of the current key. */
  CaseEntry load(String caseId) throws Exception {
    return CaseEntry.of(caseId, deltas.get());
  }

  /** Writes what is new of the case of the current key. */
  void store(CaseEntry settled) throws Exception {
    if (settled.hasNews()) {
      deltas.add(settled.delta());
    }
    if (!settled.newDescriptions().isEmpty()) {
      descriptions.putAll(settled.newDescriptions());
    }
    settled.stored();
  }

  /** The free text an event of the current key carried; null if it is not in state. */
  String description(String eventId) throws Exception {
    return descriptions.get(eventId);
  }

  void retire() throws Exception {
    deltas.update(List.of(CaseDelta.RETIREMENT));
    descriptions.clear();
  }
}
