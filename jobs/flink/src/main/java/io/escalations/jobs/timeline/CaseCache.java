package io.escalations.jobs.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The cases that were used lately. A case that is not here is read from disk, which costs more than
 * all else that is done for an event, so the cache holds the open cases of a large help desk.
 *
 * <p>It evicts by <b>second chance</b>: the eldest case goes, unless it was used since it last came
 * up; then it stays until it comes up again. An order of use (LRU) would write to four places of
 * old memory at each access, all of it work for the garbage collector.
 */
final class CaseCache {
  /**
   * In events, see {@link CaseEntry#weight}: about 180 MB, or fifty thousand cases of the usual
   * length.
   */
  static final int MAX_WEIGHT = 600_000;

  private final Map<String, Slot> slots = new HashMap<>();

  /** The eldest first. */
  private final Deque<Slot> evictionQueue = new ArrayDeque<>();

  private int weight;

  private static final class Slot {
    private final CaseEntry entry;
    private int weight;

    /** Whether the case was used since it came, or last came up for eviction. */
    private boolean referenced = true;

    private Slot(CaseEntry entry) {
      this.entry = entry;
    }
  }

  /** How many cases are here. */
  int size() {
    return slots.size();
  }

  /** In events. */
  int weight() {
    return weight;
  }

  /** The case if it is here, or null. */
  CaseEntry get(String caseId) {
    Slot slot = slots.get(caseId);
    if (slot == null) {
      return null;
    }
    slot.referenced = true;
    return slot.entry;
  }

  void add(CaseEntry loaded) {
    Slot slot = new Slot(loaded);
    slots.put(loaded.caseId(), slot);
    evictionQueue.add(slot);
    updateWeight(slot);
  }

  /** Called when the case has grown or shrunk. */
  void updateWeight(CaseEntry entry) {
    updateWeight(slots.get(entry.caseId()));
  }

  private void updateWeight(Slot slot) {
    weight += slot.entry.weight() - slot.weight;
    slot.weight = slot.entry.weight();
  }

  /** Makes room; called when all cases are in state. */
  void evict() {
    while (weight > MAX_WEIGHT) {
      Slot eldest = evictionQueue.remove();
      if (eldest.referenced) {
        eldest.referenced = false;
        evictionQueue.add(eldest);
      } else {
        slots.remove(eldest.entry.caseId());
        weight -= eldest.weight;
      }
    }
  }
}
