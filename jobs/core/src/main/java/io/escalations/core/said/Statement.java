package io.escalations.core.said;

import io.escalations.core.sla.Level;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.CaseSpellRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.FactsChanged.ClockKey;
import io.escalations.schemas.fact.FactsChanged.SpanKey;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.SpanKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to say of a case's facts: the difference between what its timeline says now and
 * what was said last. Alerts are another matter ({@link AlertStatements}): what is said of them
 * stays said, and a correction takes a proof.
 *
 * @param facts may be empty
 * @param said all that will have been said
 * @param news those rows of it that were not said before, and those taken back
 */
public record Statement(FactsChanged facts, List<SaidRow> said, List<SaidRow> news) {

  public static Statement of(CaseTimeline timeline, List<SaidRow> before) {
    SaidRows rows = new SaidRows(before);
    CaseRow caseRow = timeline.caseRow();
    boolean caseDiffers = rows.differs(SaidRow.of(caseRow));
    List<EscalationRow> escalations =
        rows.differing(SaidRow.Kind.ESCALATION, timeline.escalations(), RowDigest::of);
    List<SlaClockRow> clocks = new ArrayList<>();
    for (SlaClockRow row : timeline.clocks()) {
      if (rows.differs(SaidRow.of(row))) {
        clocks.add(row);
      }
    }
    List<CaseSpellRow> spells =
        rows.differing(SaidRow.Kind.SPELL, timeline.spells(), RowDigest::of);
    List<CaseSpanRow> spans =
        rows.differing(SaidRow.Kind.TIER, timeline.spans(SpanKind.TIER), RowDigest::of);
    spans.addAll(
        rows.differing(
            SaidRow.Kind.DEPARTMENT, timeline.spans(SpanKind.DEPARTMENT), RowDigest::of));
    FactsChanged facts =
        FactsChanged.rows(
            caseRow.caseId(), caseDiffers ? caseRow : null, escalations, clocks, spells, spans);
    return new Statement(
        rows.standAsBefore() ? facts : withoutWhatIsNoMore(facts, rows.takeBack()),
        rows.said(),
        rows.news());
  }

  /**
   * What there is to say if nothing but time has passed since {@code before}, under the same
   * policies: of all rows only those of clocks that breached are others.
   *
   * @param alerts that became true with it
   */
  public static Statement ofBreaches(
      CaseTimeline timeline, List<SlaAlert> alerts, List<SaidRow> before) {
    List<SlaClockRow> clocks = new ArrayList<>(0);
    List<SaidRow> news = new ArrayList<>(0);
    for (SlaAlert alert : alerts) {
      if (alert.level().equals(Level.name(Level.BREACH))) {
        SlaClockRow row = timeline.clock(alert.clock(), alert.instance());
        SaidRow now = SaidRow.of(row);
        if (!before.contains(
            now)) { // it does if the clock stopped, and had breached by then: that could be said
          // when the event came
          clocks.add(row);
          news.add(now);
        }
      }
    }
    FactsChanged facts =
        FactsChanged.rows(timeline.caseId(), null, List.of(), clocks, List.of(), List.of());
    return new Statement(facts, news.isEmpty() ? before : SaidRows.after(before, news), news);
  }

  private static FactsChanged withoutWhatIsNoMore(FactsChanged facts, List<SaidRow> takenBack) {
    List<Integer> escalations = new ArrayList<>();
    List<Integer> spells = new ArrayList<>();
    List<ClockKey> clocks = new ArrayList<>();
    List<SpanKey> spans = new ArrayList<>();
    for (SaidRow row : takenBack) {
      switch (row.kind()) {
        case CASE -> throw new IllegalStateException("a case always has a row");
        case ESCALATION -> escalations.add(row.number());
        case CLOCK -> clocks.add(new ClockKey(row.clock(), row.number()));
        case SPELL -> spells.add(row.number());
        case TIER -> spans.add(new SpanKey(SpanKind.TIER, row.number()));
        case DEPARTMENT -> spans.add(new SpanKey(SpanKind.DEPARTMENT, row.number()));
      }
    }
    return facts.without(escalations, clocks, spells, spans);
  }
}
