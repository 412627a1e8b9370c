package io.escalations.core.timeline;

import io.escalations.core.copy.Copyable;
import io.escalations.core.copy.Log;
import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.timeline.CaseLife.Transition;
import io.escalations.schemas.fact.CaseResolutionRow;
import java.util.List;

/** The stops of a case's open periods while the fold walks its events. */
final class Resolutions extends Copyable<Resolutions> {
  private final String caseId;
  private Log<CaseResolutionRow> rows = new Log<>();

  /** So many of them are published, and none of these changes any more. */
  private int published;

  Resolutions(String caseId) {
    this.caseId = caseId;
  }

  @Override
  public Resolutions copy() {
    Resolutions copy = shallowCopy();
    copy.rows = rows.copy();
    return copy;
  }

  void apply(TimelineEvent event, Transition transition, CaseLife life, Attributes after) {
    if (transition != Transition.STOPPED || life.openedAt() == null) {
      return;
    }
    rows.add(
        new CaseResolutionRow(
            caseId,
            rows.size() + 1,
            life.openedAt(),
            event.occurredAt(),
            event.occurredAt() - life.openedAt(),
            after.department(),
            after.tier(),
            after.priority(),
            after.channel(),
            after.category(),
            after.issueType()));
  }

  List<CaseResolutionRow> rows() {
    return List.copyOf(rows.asList());
  }

  void rowsArePublished() {
    published = rows.size();
  }

  /** Those that have come since rows were published last. */
  List<CaseResolutionRow> changedRows() {
    return List.copyOf(rows.from(published));
  }
}
