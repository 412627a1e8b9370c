package io.escalations.jobs.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The cases that were used lately. A case that is not here is read from disk, which costs more than
 * all else that is done for an event, so the cache holds the open cases of a large help desk.
 *
 * <p>It evicts by <b>second chance</b>: the eldest case goes, unless it was used since it was last
 * spared; then it is spared once more. An order of use (LRU) would write to four places of old
 * memory at each access, all of it work for the garbage collector.
 */
final class CaseCache {
  /**
   * In events, see {@link CaseEntry#weight}: about 180 MB, or fifty thousand cases of the usual
   * length.
   */
  static final int MAX_WEIGHT = 600_000;

  private final Map<String, CaseEntry> cases = new HashMap<>();

  /** The eldest first, in the order in which they came or were last spared. */
  private final Deque<CaseEntry> evictionQueue = new ArrayDeque<>();

  private int weight;

  /** The case if it is here, or null. */
  CaseEntry get(String caseId) {
    CaseEntry entry = cases.get(caseId);
    if (entry != null) {
      entry.setReferenced(true);
    }
    return entry;
  }

  void add(CaseEntry loaded) {
    loaded.setReferenced(true);
    cases.put(loaded.caseId(), loaded);
    evictionQueue.add(loaded);
    updateWeight(loaded);
  }

  /** Called when the case has grown or shrunk. */
  void updateWeight(CaseEntry entry) {
    weight += entry.weight() - entry.cachedWeight();
    entry.setCachedWeight(entry.weight());
  }

  /** Makes room. All cases must be in state. */
  void evict() {
    while (weight > MAX_WEIGHT) {
      CaseEntry eldest = evictionQueue.remove();
      if (eldest.isReferenced()) {
        eldest.setReferenced(false);
        evictionQueue.add(eldest);
      } else {
        cases.remove(eldest.caseId());
        weight -= eldest.cachedWeight();
      }
    }
  }
}
