package io.escalations.jobs.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases lately looked at, and which of them changed since they were settled. A case that is not
 * here is read from disk, which costs more than all else that is done for an event, so there is
 * room for the open cases of a large help desk.
 */
final class CaseCache {
  /**
   * In events, see {@link CaseEntry#weight}: about 180 MB, or fifty thousand cases of the usual
   * length.
   */
  static final int ROOM = 600_000;

  private static final int CHANGED_AT_MOST = 10_000;

  private final Map<String, CaseEntry> cases = new HashMap<>();

  /** In the order in which they came, or were last spared. */
  private final Deque<CaseEntry> eldestFirst = new ArrayDeque<>();

  private List<CaseEntry> changed = new ArrayList<>();
  private int weight;

  /** The case if it is here, or null. */
  CaseEntry get(String caseId) {
    CaseEntry its = cases.get(caseId);
    if (its != null) {
      its.used(true);
    }
    return its;
  }

  void add(CaseEntry loaded) {
    loaded.used(true);
    cases.put(loaded.caseId(), loaded);
    eldestFirst.add(loaded);
    count(loaded, loaded.weight());
  }

  void changed(CaseEntry its) {
    if (!its.isChanged()) {
      its.changed(true);
      changed.add(its);
    }
  }

  /** Whether so much changed that it should not wait for a checkpoint. */
  boolean isFull() {
    return changed.size() >= CHANGED_AT_MOST;
  }

  /**
   * Hands over what changed, which must go to state: for want of room, cases are forgotten. The
   * eldest that was used since it was last spared is spared once more. Keeping them in the order of
   * use would write to four places of old memory at each, all for the collector to look at.
   */
  List<CaseEntry> takeChanged() {
    List<CaseEntry> taken = changed;
    changed = new ArrayList<>();
    for (CaseEntry its : taken) {
      its.changed(false);
      count(its, its.weight());
    }
    while (weight > ROOM) {
      CaseEntry eldest = eldestFirst.remove();
      if (eldest.isUsed()) {
        eldest.used(false);
        eldestFirst.add(eldest);
      } else {
        cases.remove(eldest.caseId());
        count(eldest, 0);
      }
    }
    return taken;
  }

  private void count(CaseEntry its, int newWeight) {
    weight += newWeight - its.counted();
    its.counted(newWeight);
  }
}
