package io.escalations.jobs.analytics;

import io.escalations.schemas.Cbor;
import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.FactsChanged.SpanKey;
import io.escalations.schemas.fact.Progress;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The part of a record of {@code case-facts} that the analytics job needs; the rest is skipped.
 *
 * @param caseId empty in a watermark
 * @param time set in a watermark, which is about no case
 */
public record FactsRecord(
    String caseId,
    CaseRow caseRow,
    List<EscalationRow> escalations,
    List<Integer> removedEscalations,
    List<CaseResolutionRow> spells,
    List<Integer> removedSpells,
    List<CaseSpanRow> spans,
    List<SpanKey> removedSpans,
    Progress time) {
  private static final Cbor<FactsRecord> CODEC = Cbor.of(FactsRecord.class);
  private static final Cbor<Progress> TIME = Cbor.of(Progress.class);

  public FactsRecord {
    escalations = escalations == null ? List.of() : escalations;
    removedEscalations = removedEscalations == null ? List.of() : removedEscalations;
    spells = spells == null ? List.of() : spells;
    removedSpells = removedSpells == null ? List.of() : removedSpells;
    spans = spans == null ? List.of() : spans;
    removedSpans = removedSpans == null ? List.of() : removedSpans;
  }

  static FactsRecord read(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null
        ? watermark(TIME.decode(record.value()))
        : CODEC.decode(record.value());
  }

  static FactsRecord watermark(Progress time) {
    return new FactsRecord("", null, null, null, null, null, null, null, time);
  }
}
