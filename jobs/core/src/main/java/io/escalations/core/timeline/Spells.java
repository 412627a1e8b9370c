package io.escalations.core.timeline;

import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.timeline.CaseLife.Turn;
import io.escalations.schemas.fact.CaseSpellRow;
import java.util.ArrayList;
import java.util.List;

/** The stops of a case's spells while the fold walks its events. */
final class Spells {
  private final String caseId;
  private final List<CaseSpellRow> rows = new ArrayList<>();

  Spells(String caseId) {
    this.caseId = caseId;
  }

  void apply(TimelineEvent event, Turn turn, CaseLife life, Attributes after) {
    if (turn != Turn.STOPPED || life.openedAt() == null) {
      return;
    }
    rows.add(
        new CaseSpellRow(
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

  List<CaseSpellRow> rows() {
    return List.copyOf(rows);
  }
}
