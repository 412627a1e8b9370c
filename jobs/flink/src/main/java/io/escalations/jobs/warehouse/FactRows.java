package io.escalations.jobs.warehouse;

import io.escalations.jobs.io.clickhouse.ChangedRows;
import io.escalations.jobs.io.clickhouse.InsertStatement;
import io.escalations.jobs.io.clickhouse.Rows;
import io.escalations.jobs.io.clickhouse.TableBuffer;
import io.escalations.jobs.io.clickhouse.ToBuffers;
import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.FactsChanged.ClockKey;
import io.escalations.schemas.fact.FactsChanged.SpanKey;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.SpanKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changed facts of cases as rows of the five tables that hold them. */
public final class FactRows implements Rows<CommittedFacts> {
  private static final List<InsertStatement<?>> TABLES =
      List.of(
          CasesTable.INSERT,
          EscalationsTable.INSERT,
          SlaClocksTable.INSERT,
          CaseResolutionsTable.INSERT,
          CaseSpansTable.INSERT);

  private final Map<InsertStatement<?>, TableBuffer<?>> buffers = new LinkedHashMap<>();

  private record EscalationKey(String caseId, int escalationNo) {}

  private record CaseClockKey(String caseId, String clock, int instance) {}

  private record SpellKey(String caseId, int spell) {}

  private record CaseSpanKey(String caseId, SpanKind kind, int number) {}

  FactRows() {
    TABLES.forEach(table -> buffers.put(table, new TableBuffer<>(table)));
  }

  /** Hands on every row that the facts change. */
  public static void of(FactsChanged facts, ChangedRows rows) {
    String caseId = facts.caseId();
    if (facts.caseRow() != null) {
      rows.put(CasesTable.INSERT, caseId, facts.caseRow());
    }
    for (EscalationRow row : facts.escalations()) {
      rows.put(EscalationsTable.INSERT, new EscalationKey(caseId, row.escalationNo()), row);
    }
    for (SlaClockRow row : facts.clocks()) {
      rows.put(SlaClocksTable.INSERT, new CaseClockKey(caseId, row.clock(), row.instance()), row);
    }
    for (CaseResolutionRow row : facts.spells()) {
      rows.put(CaseResolutionsTable.INSERT, new SpellKey(caseId, row.spell()), row);
    }
    for (CaseSpanRow row : facts.spans()) {
      rows.put(CaseSpansTable.INSERT, new CaseSpanKey(caseId, row.kind(), row.number()), row);
    }
    for (int escalationNo : facts.removedEscalations()) {
      rows.delete(
          EscalationsTable.INSERT,
          new EscalationKey(caseId, escalationNo),
          EscalationsTable.empty(caseId, escalationNo));
    }
    for (ClockKey key : facts.removedClocks()) {
      rows.delete(
          SlaClocksTable.INSERT,
          new CaseClockKey(caseId, key.clock(), key.instance()),
          SlaClocksTable.empty(caseId, key));
    }
    for (int spell : facts.removedSpells()) {
      rows.delete(
          CaseResolutionsTable.INSERT,
          new SpellKey(caseId, spell),
          CaseResolutionsTable.empty(caseId, spell));
    }
    for (SpanKey key : facts.removedSpans()) {
      rows.delete(
          CaseSpansTable.INSERT,
          new CaseSpanKey(caseId, key.kind(), key.number()),
          CaseSpansTable.empty(caseId, key));
    }
  }

  @Override
  public void add(CommittedFacts committed) {
    of(committed.facts(), new ToBuffers(buffers, committed.offset()));
  }

  @Override
  public List<TableBuffer<?>> tables() {
    return List.copyOf(buffers.values());
  }
}
