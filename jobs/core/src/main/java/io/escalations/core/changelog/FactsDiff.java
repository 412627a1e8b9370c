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
 * The changelog of a case's facts: the difference between the rows of its timeline and the rows
 * that were published. A fact simply replaces the one before. Alerts do not ({@link AlertDiff}):
 * each correction of one is published, too, and takes a proof.
 *
 * @param facts to be emitted; may be empty
 * @param published each row as it is published last once the facts are emitted
 * @param changes those of the rows that are new or different, and tombstones of removed ones
 */
public record FactsDiff(
    FactsChanged facts, List<PublishedRow> published, List<PublishedRow> changes) {

  public static FactsDiff of(CaseTimeline timeline, List<PublishedRow> before) {
    PublishedRows rows = new PublishedRows(before);
    CaseRow caseRow = timeline.caseRow();
    boolean caseChanged = rows.add(PublishedRow.of(caseRow));
    List<EscalationRow> escalations =
        rows.addAll(PublishedRow.Kind.ESCALATION, timeline.escalations(), RowDigest::of);
    List<SlaClockRow> clocks = new ArrayList<>();
    for (SlaClockRow row : timeline.clocks()) {
      if (rows.add(PublishedRow.of(row))) {
        clocks.add(row);
      }
    }
    List<CaseResolutionRow> resolutions =
        rows.addAll(PublishedRow.Kind.RESOLUTION, timeline.resolutions(), RowDigest::of);
    List<CaseSpanRow> spans =
        rows.addAll(PublishedRow.Kind.TIER, timeline.spans(SpanKind.TIER), RowDigest::of);
    spans.addAll(
        rows.addAll(
            PublishedRow.Kind.DEPARTMENT, timeline.spans(SpanKind.DEPARTMENT), RowDigest::of));
    FactsChanged facts =
        FactsChanged.rows(
            caseRow.caseId(),
            caseChanged ? caseRow : null,
            escalations,
            clocks,
            resolutions,
            spans);
    return new FactsDiff(
        rows.lacksAny() ? withTombstones(facts, rows.removeOthers()) : facts,
        rows.published(),
        rows.changes());
  }

  /**
   * The same if nothing but time has passed since {@code before}, under the same policies: then
   * only rows of clocks that breached have changed.
   *
   * @param alerts that were raised for it
   */
  public static FactsDiff ofBreaches(
      CaseTimeline timeline, List<SlaAlert> alerts, List<PublishedRow> before) {
    List<SlaClockRow> clocks = new ArrayList<>(0);
    List<PublishedRow> changes = new ArrayList<>(0);
    for (SlaAlert alert : alerts) {
      if (alert.level().equals(Threshold.name(Threshold.BREACH))) {
        SlaClockRow row = timeline.clock(alert.clock(), alert.instance());
        PublishedRow now = PublishedRow.of(row);
        // A clock that stopped after its breach was published as breached when its event came.
        if (!before.contains(now)) {
          clocks.add(row);
          changes.add(now);
        }
      }
    }
    FactsChanged facts =
        FactsChanged.rows(timeline.caseId(), null, List.of(), clocks, List.of(), List.of());
    return new FactsDiff(
        facts, changes.isEmpty() ? before : PublishedRows.after(before, changes), changes);
  }

  private static FactsChanged withTombstones(FactsChanged facts, List<PublishedRow> removed) {
    List<Integer> escalations = new ArrayList<>();
    List<Integer> resolutions = new ArrayList<>();
    List<ClockKey> clocks = new ArrayList<>();
    List<SpanKey> spans = new ArrayList<>();
    for (PublishedRow row : removed) {
      switch (row.kind()) {
        case CASE -> throw new IllegalStateException("a case always has a row");
        case ESCALATION -> escalations.add(row.number());
        case CLOCK -> clocks.add(new ClockKey(row.clock(), row.number()));
        case RESOLUTION -> resolutions.add(row.number());
        case TIER -> spans.add(new SpanKey(SpanKind.TIER, row.number()));
        case DEPARTMENT -> spans.add(new SpanKey(SpanKind.DEPARTMENT, row.number()));
      }
    }
    return facts.without(escalations, clocks, resolutions, spans);
  }
}
