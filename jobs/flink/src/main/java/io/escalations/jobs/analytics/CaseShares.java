package io.escalations.jobs.analytics;

import io.escalations.core.rolling.ResolutionShare;
import io.escalations.core.rolling.VolumeShare;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.fact.CaseSpellRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a record of {@code case-facts} says of the shares a case has in the rolling tables: those that are new or
 * different, by number; null for one that is no more.
 *
 * @param time set on a mark of time, which is about no case
 */
public record CaseShares(String caseId, Map<Integer, VolumeShare> escalations, Map<Integer, ResolutionShare> spells, Progress time) {
  private static final Cbor<SaidFacts> CODEC = Cbor.of(SaidFacts.class);
  private static final Cbor<Progress> TIME = Cbor.of(Progress.class);

  /** The part of {@link io.escalations.schemas.fact.FactsChanged} that is needed; the rest is passed over unread. */
  record SaidFacts(
      String caseId, List<EscalationRow> escalations, List<Integer> removedEscalations, List<CaseSpellRow> spells, List<Integer> removedSpells) {
    SaidFacts {
      escalations = escalations == null ? List.of() : escalations;
      removedEscalations = removedEscalations == null ? List.of() : removedEscalations;
      spells = spells == null ? List.of() : spells;
      removedSpells = removedSpells == null ? List.of() : removedSpells;
    }
  }

  static CaseShares read(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return new CaseShares("", Map.of(), Map.of(), TIME.decode(record.value()));
    }
    SaidFacts facts = CODEC.decode(record.value());
    Map<Integer, VolumeShare> escalations = new HashMap<>();
    facts.escalations().forEach(row -> escalations.put(row.escalationNo(), VolumeShare.of(row)));
    facts.removedEscalations().forEach(number -> escalations.put(number, null));
    Map<Integer, ResolutionShare> spells = new HashMap<>();
    facts.spells().forEach(row -> spells.put(row.spell(), ResolutionShare.of(row)));
    facts.removedSpells().forEach(number -> spells.put(number, null));
    return new CaseShares(facts.caseId(), escalations, spells, null);
  }

  boolean isEmpty() {
    return escalations.isEmpty() && spells.isEmpty();
  }
}
