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
 * row that shows it is emitted.
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

  /** Appends what has changed of the case of the current key. */
  void store(CaseEntry entry) throws Exception {
    UnstoredChanges unstored = entry.unstored();
    if (unstored.hasDelta(entry)) {
      deltas.add(unstored.delta(entry));
    }
    if (!unstored.descriptions().isEmpty()) {
      descriptions.putAll(unstored.descriptions());
    }
    unstored.clear(entry);
  }

  /** The free text that an event of the current key carried; null if there is none. */
  String description(CaseEntry entry, String eventId) throws Exception {
    String unstored = entry.unstored().descriptions().get(eventId);
    return unstored == null ? descriptions.get(eventId) : unstored;
  }

  /** Leaves no more of the case of the current key than that it was there. */
  void retire() throws Exception {
    deltas.update(List.of(CaseDelta.RETIREMENT));
    descriptions.clear();
  }
}
