package io.escalations.core.timeline;

import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.timeline.CaseLife.Transition;
import io.escalations.schemas.fact.CaseResolutionRow;
import java.util.ArrayList;
import java.util.List;

/** The stops of a case's spells while the fold walks its events. */
final class Resolutions {
  private final String caseId;
  private final List<CaseResolutionRow> rows = new ArrayList<>();

  Resolutions(String caseId) {
    this.caseId = caseId;
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
    return List.copyOf(rows);
  }
}
