package io.escalations.jobs.analytics;

import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.FactsCodec;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.topic.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The part of a record of {@code case-facts} that the analytics job needs; the rest is skipped.
 *
 * @param caseId empty in a watermark
 * @param caseRow null if it did not change
 * @param removedSpans tombstones: rows of which only the key counts
 * @param time set in a watermark, which is about no case
 */
public record FactsRecord(
    String caseId,
    CaseRow caseRow,
    List<EscalationRow> escalations,
    List<Integer> removedEscalations,
    List<CaseResolutionRow> resolutions,
    List<Integer> removedResolutions,
    List<CaseSpanRow> spans,
    List<CaseSpanRow> removedSpans,
    Progress time) {
  private static final List<Table<?>> NEEDED =
      List.of(Tables.CASES, Tables.ESCALATIONS, Tables.CASE_RESOLUTIONS, Tables.CASE_SPANS);

  static FactsRecord read(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null
        ? watermark(Topics.PROGRESS.decode(record.value()))
        : of(FactsCodec.decode(record.value(), NEEDED));
  }

  static FactsRecord of(FactsChanged facts) {
    List<CaseRow> caseRows = facts.rows(Tables.CASES);
    return new FactsRecord(
        facts.caseId(),
        caseRows.isEmpty() ? null : caseRows.get(0),
        facts.rows(Tables.ESCALATIONS),
        facts.removed(Tables.ESCALATIONS).stream().map(EscalationRow::escalationNo).toList(),
        facts.rows(Tables.CASE_RESOLUTIONS),
        facts.removed(Tables.CASE_RESOLUTIONS).stream()
            .map(CaseResolutionRow::resolutionNo)
            .toList(),
        facts.rows(Tables.CASE_SPANS),
        facts.removed(Tables.CASE_SPANS),
        null);
  }

  static FactsRecord watermark(Progress time) {
    return new FactsRecord(
        "", null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), time);
  }
}
