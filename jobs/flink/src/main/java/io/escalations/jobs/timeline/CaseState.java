package io.escalations.jobs.timeline;

import java.util.ArrayList;
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
 * row that shows it is emitted. Of a retired case one delta without events is left, and what came
 * for it since.
 */
final class CaseState {
  static final ListStateDescriptor<CaseDelta> DELTAS =
      new ListStateDescriptor<>("deltas", TypeInformation.of(CaseDelta.class));
  static final ListStateDescriptor<HeldInput> HELD =
      new ListStateDescriptor<>("held", TypeInformation.of(HeldInput.class));
  private static final MapStateDescriptor<String, String> DESCRIPTIONS =
      new MapStateDescriptor<>("descriptions", Types.STRING, Types.STRING);

  private final ListState<CaseDelta> deltas;
  private final ListState<HeldInput> held;
  private final MapState<String, String> descriptions;

  CaseState(RuntimeContext context) {
    deltas = context.getListState(DELTAS);
    held = context.getListState(HELD);
    descriptions = context.getMapState(DESCRIPTIONS);
  }

  /** The case of the current key. */
  CaseEntry load(String caseId) throws Exception {
    return CaseEntry.of(caseId, deltas.get());
  }

  /** Writes what has changed of the case of the current key. */
  void store(CaseEntry entry) throws Exception {
    UnstoredChanges unstored = entry.unstored();
    if (unstored.replacesAll()) {
      deltas.update(List.of(unstored.delta(entry)));
    } else if (unstored.hasDelta(entry)) {
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

  /** Lets go of the events of the case of the current key. */
  void retire(CaseEntry entry) throws Exception {
    entry.retire();
    deltas.update(List.of(entry.unstored().delta(entry)));
    descriptions.clear();
    entry.unstored().clear(entry);
  }

  /** Keeps what came for the case of the current key, which is retired. */
  void hold(HeldInput input) throws Exception {
    held.add(input);
  }

  boolean holdsAny() throws Exception {
    return held.get().iterator().hasNext();
  }

  /** Hands over what was held of the case of the current key, in the order in which it came. */
  List<HeldInput> takeHeld() throws Exception {
    List<HeldInput> inputs = new ArrayList<>();
    held.get().forEach(inputs::add);
    held.clear();
    return inputs;
  }
}
