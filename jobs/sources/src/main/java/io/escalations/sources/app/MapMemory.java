package io.escalations.sources.app;

import io.escalations.importer.record.Snapshot;
import io.escalations.schemas.source.KeptSnapshots;
import io.escalations.schemas.source.MapState;
import io.escalations.schemas.source.SourceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the mapper remembers, and what of it is to be written. Not thread-safe. */
final class MapMemory {
  private static final int REFUSED_SHOWN = 5;
  private static final long KEPT = Duration.ofDays(90).toMillis();

  private final Map<String, MapState> states = new HashMap<>();
  private final Map<String, KeptSnapshots> snapshots = new HashMap<>();
  private final Map<String, Optional<SourceState>> changes = new LinkedHashMap<>();

  void restore(SourceState state) {
    if (state.map() != null) {
      states.put(state.map().source(), state.map());
    }
    if (state.snapshots() != null) {
      snapshots.put(state.key(), state.snapshots());
    }
  }

  List<Snapshot> snapshots(String source, String caseId) {
    KeptSnapshots kept = snapshots.get(key(source, caseId));
    return kept == null
        ? List.of()
        : kept.snapshots().stream().map(one -> new Snapshot(one.at(), one.values())).toList();
  }

  /**
   * @param now epoch milliseconds UTC
   */
  void keep(String source, String caseId, List<Snapshot> of, long now) {
    KeptSnapshots kept =
        new KeptSnapshots(
            source,
            caseId,
            now,
            of.stream().map(one -> new KeptSnapshots.Kept(one.at(), one.values())).toList());
    snapshots.put(key(source, caseId), kept);
    changes.put(key(source, caseId), Optional.of(SourceState.of(kept)));
  }

  /**
   * @param now epoch milliseconds UTC
   */
  void count(String source, Mapped mapped, long now) {
    MapState state = states.getOrDefault(source, new MapState(source, 0, 0, 0, 0, 0, List.of(), 0));
    List<String> refused = new ArrayList<>(state.lastRefused());
    refused.addAll(mapped.refused());
    MapState next =
        new MapState(
            source,
            state.records() + 1,
            state.skipped() + (mapped.skipped() ? 1 : 0),
            state.withoutCase() + (mapped.withoutCase() ? 1 : 0),
            state.events() + mapped.events(),
            state.refused() + mapped.refused().size(),
            refused.subList(Math.max(0, refused.size() - REFUSED_SHOWN), refused.size()),
            now);
    states.put(source, next);
    SourceState written = SourceState.of(next);
    changes.put(written.key(), Optional.of(written));
  }

  /**
   * Cases that nothing was heard of for long; what comes then is compared with nothing.
   *
   * @param now epoch milliseconds UTC
   */
  void forgetBefore(long now) {
    snapshots
        .entrySet()
        .removeIf(
            entry -> {
              boolean isOld = entry.getValue().heardAt() < now - KEPT;
              if (isOld) {
                changes.put(entry.getKey(), Optional.empty());
              }
              return isOld;
            });
  }

  /** By key; empty: it is to be deleted. */
  Map<String, Optional<SourceState>> takeChanges() {
    Map<String, Optional<SourceState>> taken = new LinkedHashMap<>(changes);
    changes.clear();
    return taken;
  }

  private static String key(String source, String caseId) {
    return SourceState.of(new KeptSnapshots(source, caseId, 0, List.of())).key();
  }

  /** What became of one record. */
  record Mapped(boolean skipped, boolean withoutCase, int events, List<String> refused) {}
}
