package io.escalations.core.said;

import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.CaseSpellRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.FactsChanged.ClockKey;
import io.escalations.schemas.fact.FactsChanged.SpanKey;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.SpanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What there is to say of a case's facts: the difference between what its timeline says now and what was said last.
 * Alerts are another matter ({@link AlertStatements}): they are decided at every event, facts need only be said before
 * anyone can read them.
 *
 * @param facts may be empty
 * @param said what will have been said
 */
public record Statement(FactsChanged facts, Said said) {
  public static Statement of(CaseTimeline timeline, Said before) {
    CaseRow caseRow = timeline.caseRow();
    List<EscalationRow> escalations = timeline.escalations();
    List<SlaClockRow> clockRows = timeline.clocks();
    List<CaseSpanRow> tiers = timeline.spans(SpanKind.TIER);
    List<CaseSpanRow> departments = timeline.spans(SpanKind.DEPARTMENT);
    long caseDigest = RowDigest.of(caseRow);
    List<Long> escalationDigests = digests(escalations, RowDigest::of);
    List<Long> spellDigests = digests(timeline.spells(), RowDigest::of);
    List<Long> tierDigests = digests(tiers, RowDigest::of);
    List<Long> departmentDigests = digests(departments, RowDigest::of);
    List<SaidClock> clocks = new ArrayList<>(clockRows.size());
    for (SlaClockRow row : clockRows) {
      clocks.add(new SaidClock(row.clock(), row.instance(), RowDigest.of(row)));
    }
    FactsChanged facts =
        new FactsChanged(
            caseRow.caseId(),
            caseDigest == before.caseDigest() ? null : caseRow,
            changed(escalations, escalationDigests, before.escalationDigests()),
            changedClocks(clockRows, clocks, before.clocks()),
            removed(escalationDigests.size(), before.escalationDigests().size()),
            removedClocks(clocks, before.clocks()),
            changed(timeline.spells(), spellDigests, before.spellDigests()),
            removed(spellDigests.size(), before.spellDigests().size()),
            both(changed(tiers, tierDigests, before.tierDigests()), changed(departments, departmentDigests, before.departmentDigests())),
            both(
                removedSpans(SpanKind.TIER, tierDigests.size(), before.tierDigests().size()),
                removedSpans(SpanKind.DEPARTMENT, departmentDigests.size(), before.departmentDigests().size())),
            null);
    Said said = new Said(caseDigest, escalationDigests, clocks, spellDigests, tierDigests, departmentDigests);
    return new Statement(facts, said);
  }

  private static <R> List<Long> digests(List<R> rows, ToLongFunction<R> digest) {
    List<Long> digests = new ArrayList<>(rows.size());
    for (R row : rows) {
      digests.add(digest.applyAsLong(row));
    }
    return digests;
  }

  private static <R> List<R> changed(List<R> rows, List<Long> digests, List<Long> before) {
    List<R> changed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (i >= before.size() || !digests.get(i).equals(before.get(i))) {
        changed.add(rows.get(i));
      }
    }
    return changed;
  }

  private static List<SlaClockRow> changedClocks(List<SlaClockRow> rows, List<SaidClock> clocks, List<SaidClock> before) {
    List<SlaClockRow> changed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean inItsPlace = i < before.size() && before.get(i).equals(clocks.get(i));
      if (!inItsPlace && !before.contains(clocks.get(i))) {
        changed.add(rows.get(i));
      }
    }
    return changed;
  }

  private static List<Integer> removed(int now, int before) {
    List<Integer> removed = new ArrayList<>();
    for (int number = now + 1; number <= before; number++) {
      removed.add(number);
    }
    return removed;
  }

  private static List<SpanKey> removedSpans(SpanKind kind, int now, int before) {
    List<SpanKey> removed = new ArrayList<>();
    for (int number : removed(now, before)) {
      removed.add(new SpanKey(kind, number));
    }
    return removed;
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    some.addAll(others);
    return some;
  }

  private static List<ClockKey> removedClocks(List<SaidClock> now, List<SaidClock> before) {
    List<ClockKey> removed = new ArrayList<>(0);
    for (int i = 0; i < before.size(); i++) {
      SaidClock clock = before.get(i);
      boolean inItsPlace = i < now.size() && sameKey(now.get(i), clock);
      if (!inItsPlace && now.stream().noneMatch(other -> sameKey(other, clock))) {
        removed.add(new ClockKey(clock.clock(), clock.instance()));
      }
    }
    return removed;
  }

  private static boolean sameKey(SaidClock one, SaidClock other) {
    return one.instance() == other.instance() && one.clock().equals(other.clock());
  }
}
