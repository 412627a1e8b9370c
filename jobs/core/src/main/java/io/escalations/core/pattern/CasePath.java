package io.escalations.core.pattern;

import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.EscalationRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The course of one case, as far as patterns use it: its rows as they were published last. Kept in
 * state, so fields may be added, never renamed.
 *
 * @param caseRow null until it is published
 * @param stays in departments, by number
 * @param handOvers escalations, by number
 * @param stops resolutions, by number; epoch milliseconds UTC
 */
public record CasePath(
    CaseRow caseRow,
    Map<Integer, Stay> stays,
    Map<Integer, HandOver> handOvers,
    Map<Integer, Long> stops) {
  public static final CasePath NEW = new CasePath(null, Map.of(), Map.of(), Map.of());

  /**
   * @param department null while nobody had it
   */
  public record Stay(String department, long since) {}

  /** Tiers are null where they are not known. */
  public record HandOver(Integer fromTier, Integer tier, long at) {}

  public boolean isOpen() {
    return caseRow != null
        && (caseRow.status() == CaseStatus.OPEN || caseRow.status() == CaseStatus.WAITING);
  }

  /** The latest instant known of it, epoch milliseconds UTC; 0 if none is. */
  public long lastStep() {
    LongStream steps =
        LongStream.concat(
            stays.values().stream().mapToLong(Stay::since),
            LongStream.concat(
                handOvers.values().stream().mapToLong(HandOver::at),
                stops.values().stream().mapToLong(Long::longValue)));
    return steps.max().orElse(0);
  }

  public CasePath with(CaseRow row) {
    return row == null ? this : new CasePath(row, stays, handOvers, stops);
  }

  public CasePath withStays(List<CaseSpanRow> changedRows, List<Integer> removed) {
    Map<Integer, Stay> changed = new HashMap<>(stays);
    changedRows.forEach(row -> changed.put(row.number(), new Stay(row.value(), row.from())));
    changed.keySet().removeAll(removed);
    return new CasePath(caseRow, changed, handOvers, stops);
  }

  public CasePath withHandOvers(List<EscalationRow> changedRows, List<Integer> removed) {
    Map<Integer, HandOver> changed = new HashMap<>(handOvers);
    changedRows.forEach(
        row ->
            changed.put(
                row.escalationNo(), new HandOver(row.fromTier(), row.tier(), row.escalatedAt())));
    changed.keySet().removeAll(removed);
    return new CasePath(caseRow, stays, changed, stops);
  }

  public CasePath withStops(List<CaseResolutionRow> changedRows, List<Integer> removed) {
    Map<Integer, Long> changed = new HashMap<>(stops);
    changedRows.forEach(row -> changed.put(row.resolutionNo(), row.stoppedAt()));
    changed.keySet().removeAll(removed);
    return new CasePath(caseRow, stays, handOvers, changed);
  }
}
