package io.escalations.jobs.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cases lately looked at, and which of them changed since they were settled. */
final class CaseCache {
  private static final int KEPT = 10_000;

  private final Map<String, CachedCase> cases = new LinkedHashMap<>(16, 0.75f, true);
  private List<CachedCase> changed = new ArrayList<>();

  /** The case if it is here, or null. */
  CachedCase get(String caseId) {
    return cases.get(caseId);
  }

  void add(CachedCase loaded) {
    cases.put(loaded.caseId(), loaded);
  }

  /** To be called once for each case between two {@link #takeChanged}. */
  void changed(CachedCase looked) {
    changed.add(looked);
  }

  /** Whether so much changed that it should not wait for a checkpoint. */
  boolean isFull() {
    return changed.size() >= KEPT;
  }

  /** Hands over what changed. The cases longest not asked for are forgotten: what is handed over must go to state. */
  List<CachedCase> takeChanged() {
    List<CachedCase> taken = changed;
    changed = new ArrayList<>();
    var eldest = cases.values().iterator();
    for (int tooMany = cases.size() - KEPT; tooMany > 0; tooMany--) {
      eldest.next();
      eldest.remove();
    }
    return taken;
  }
}
