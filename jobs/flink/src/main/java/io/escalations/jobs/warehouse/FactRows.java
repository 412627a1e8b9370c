package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.Rows;
import io.escalations.jobs.io.clickhouse.TableBuffer;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.CaseSpellRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.FactsChanged.ClockKey;
import io.escalations.schemas.fact.FactsChanged.SpanKey;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.SpanKind;
import java.util.List;

/** Changed facts of cases as rows of the five tables that hold them. */
final class FactRows implements Rows<CommittedFacts> {
  private final TableBuffer<CaseRow> cases = new TableBuffer<>(CasesTable.INSERT);
  private final TableBuffer<EscalationRow> escalations = new TableBuffer<>(EscalationsTable.INSERT);
  private final TableBuffer<SlaClockRow> clocks = new TableBuffer<>(SlaClocksTable.INSERT);
  private final TableBuffer<CaseSpellRow> spells = new TableBuffer<>(CaseSpellsTable.INSERT);
  private final TableBuffer<CaseSpanRow> spans = new TableBuffer<>(CaseSpansTable.INSERT);

  private record EscalationKey(String caseId, int escalationNo) {}

  private record CaseClockKey(String caseId, String clock, int instance) {}

  private record SpellKey(String caseId, int spell) {}

  private record CaseSpanKey(String caseId, SpanKind kind, int number) {}

  @Override
  public void add(CommittedFacts committed) {
    FactsChanged facts = committed.facts();
    String caseId = facts.caseId();
    long version = committed.offset();
    if (facts.caseRow() != null) {
      cases.put(caseId, facts.caseRow(), version);
    }
    for (EscalationRow row : facts.escalations()) {
      escalations.put(new EscalationKey(caseId, row.escalationNo()), row, version);
    }
    for (SlaClockRow row : facts.clocks()) {
      clocks.put(new CaseClockKey(caseId, row.clock(), row.instance()), row, version);
    }
    for (CaseSpellRow row : facts.spells()) {
      spells.put(new SpellKey(caseId, row.spell()), row, version);
    }
    for (CaseSpanRow row : facts.spans()) {
      spans.put(new CaseSpanKey(caseId, row.kind(), row.number()), row, version);
    }
    for (int escalationNo : facts.removedEscalations()) {
      escalations.delete(new EscalationKey(caseId, escalationNo), EscalationsTable.empty(caseId, escalationNo), version);
    }
    for (ClockKey key : facts.removedClocks()) {
      clocks.delete(new CaseClockKey(caseId, key.clock(), key.instance()), SlaClocksTable.empty(caseId, key), version);
    }
    for (int spell : facts.removedSpells()) {
      spells.delete(new SpellKey(caseId, spell), CaseSpellsTable.empty(caseId, spell), version);
    }
    for (SpanKey key : facts.removedSpans()) {
      spans.delete(new CaseSpanKey(caseId, key.kind(), key.number()), CaseSpansTable.empty(caseId, key), version);
    }
  }

  @Override
  public List<TableBuffer<?>> tables() {
    return List.of(cases, escalations, clocks, spells, spans);
  }
}
