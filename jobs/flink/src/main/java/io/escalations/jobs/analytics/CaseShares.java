package io.escalations.jobs.analytics;

import io.escalations.core.rolling.ResolutionShare;
import io.escalations.core.rolling.VolumeShare;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.util.Collector;

/**
 * What changed of the shares that a case has in the rolling tables: those that are new or
 * different, by number; null is a tombstone.
 */
public record CaseShares(
    String caseId,
    Map<Integer, VolumeShare> escalations,
    Map<Integer, ResolutionShare> resolutions) {

  /** Emits nothing if no share changed. */
  static void of(FactsRecord facts, Collector<CaseShares> out) {
    Map<Integer, VolumeShare> escalations = new HashMap<>();
    facts.escalations().forEach(row -> escalations.put(row.escalationNo(), VolumeShare.of(row)));
    facts.removedEscalations().forEach(number -> escalations.put(number, null));
    Map<Integer, ResolutionShare> resolutions = new HashMap<>();
    facts
        .resolutions()
        .forEach(row -> resolutions.put(row.resolutionNo(), ResolutionShare.of(row)));
    facts.removedResolutions().forEach(number -> resolutions.put(number, null));
    if (!escalations.isEmpty() || !resolutions.isEmpty()) {
      out.collect(new CaseShares(facts.caseId(), escalations, resolutions));
    }
  }
}
