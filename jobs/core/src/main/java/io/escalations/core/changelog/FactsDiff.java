package io.escalations.core.changelog;

import io.escalations.core.sla.Threshold;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
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
 * what was said last. Alerts are another matter ({@link AlertDiff}): what is said of them stays
 * said, and a correction takes a proof.
 *
 * @param facts may be empty
 * @param said all that will have been said
 * @param news those rows of it that were not said before, and those taken back
 */
public record FactsDiff(FactsChanged facts, List<PublishedRow> said, List<PublishedRow> news) {

  public static FactsDiff of(CaseTimeline timeline, List<PublishedRow> before) {
    PublishedRows rows = new PublishedRows(before);
    CaseRow caseRow = timeline.caseRow();
    boolean caseDiffers = rows.differs(PublishedRow.of(caseRow));
    List<EscalationRow> escalations =
        rows.differing(PublishedRow.Kind.ESCALATION, timeline.escalations(), RowDigest::of);
    List<SlaClockRow> clocks = new ArrayList<>();
    for (SlaClockRow row : timeline.clocks()) {
      if (rows.differs(PublishedRow.of(row))) {
        clocks.add(row);
      }
    }
    List<CaseResolutionRow> spells =
        rows.differing(PublishedRow.Kind.SPELL, timeline.spells(), RowDigest::of);
    List<CaseSpanRow> spans =
        rows.differing(PublishedRow.Kind.TIER, timeline.spans(SpanKind.TIER), RowDigest::of);
    spans.addAll(
        rows.differing(
            PublishedRow.Kind.DEPARTMENT, timeline.spans(SpanKind.DEPARTMENT), RowDigest::of));
    FactsChanged facts =
        FactsChanged.rows(
            caseRow.caseId(), caseDiffers ? caseRow : null, escalations, clocks, spells, spans);
    return new FactsDiff(
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
  public static FactsDiff ofBreaches(
      CaseTimeline timeline, List<SlaAlert> alerts, List<PublishedRow> before) {
    List<SlaClockRow> clocks = new ArrayList<>(0);
    List<PublishedRow> news = new ArrayList<>(0);
    for (SlaAlert alert : alerts) {
      if (alert.level().equals(Threshold.name(Threshold.BREACH))) {
        SlaClockRow row = timeline.clock(alert.clock(), alert.instance());
        PublishedRow now = PublishedRow.of(row);
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
    return new FactsDiff(facts, news.isEmpty() ? before : PublishedRows.after(before, news), news);
  }

  private static FactsChanged withoutWhatIsNoMore(
      FactsChanged facts, List<PublishedRow> takenBack) {
    List<Integer> escalations = new ArrayList<>();
    List<Integer> spells = new ArrayList<>();
    List<ClockKey> clocks = new ArrayList<>();
    List<SpanKey> spans = new ArrayList<>();
    for (PublishedRow row : takenBack) {
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
