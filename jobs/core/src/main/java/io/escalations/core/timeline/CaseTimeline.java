package io.escalations.core.timeline;

import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.sla.EscalationDue;
import io.escalations.core.sla.Level;
import io.escalations.core.sla.Moment;
import io.escalations.core.sla.SlaClocks;
import io.escalations.core.timeline.CaseLife.Turn;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpellRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * All that is true of a case at an instant of event time. Here a case's facts are decided.
 *
 * @param levels warnings and breaches reached by now: the alerts to be believed
 * @param attributes what they were at any instant
 * @param nextInstant the next instant, after now, at which something becomes true if no event comes; MAX_VALUE if none
 * @param lastEventAt event time of its last event
 */
public record CaseTimeline(
    CaseRow caseRow,
    List<EscalationRow> escalations,
    List<SlaClockRow> clocks,
    List<CaseSpellRow> spells,
    List<Level> levels,
    AttributeHistory attributes,
    long nextInstant,
    long lastEventAt) {

  /**
   * Folds the events of one case. The order in which they are given does not matter; no two have the same id.
   *
   * @param now event time, epoch milliseconds UTC; MIN_VALUE while none is known
   */
  public static CaseTimeline of(String caseId, Collection<TimelineEvent> events, PolicyVersions policies, long now) {
    List<TimelineEvent> ordered = new ArrayList<>(events);
    ordered.sort(TimelineEvent.ORDER);
    return new Walk(caseId, policies).over(ordered, now);
  }

  private static final class Walk {
    private final String caseId;
    private final CaseLife life = new CaseLife();
    private final CaseFacts facts = new CaseFacts();
    private final Escalations escalations = new Escalations();
    private final Spells spells;
    private final SlaClocks clocks;
    private final EscalationDue escalationDue;
    private final AttributeHistory history = new AttributeHistory();
    private Attributes attributes = Attributes.NONE;

    private Walk(String caseId, PolicyVersions policies) {
      this.caseId = caseId;
      spells = new Spells(caseId);
      clocks = new SlaClocks(policies);
      escalationDue = new EscalationDue(policies);
    }

    private CaseTimeline over(List<TimelineEvent> ordered, long now) {
      ordered.forEach(this::apply);
      clocks.finish(now, life.pause(), attributes);
      escalationDue.finish(now, attributes);
      return new CaseTimeline(
          facts.row(caseId, life, attributes, escalations.count()),
          escalations.rows(caseId, clocks::escalationDeadline),
          clocks.rows(caseId, now, history::at),
          spells.rows(),
          levels(now),
          history,
          Math.min(clocks.nextInstant(now), escalationDue.nextInstant(now, attributes)),
          ordered.get(ordered.size() - 1).occurredAt());
    }

    private List<Level> levels(long now) {
      List<Level> levels = clocks.levels(now, history::at);
      escalationDue.addTo(levels, now, history::at);
      return levels;
    }

    private void apply(TimelineEvent event) {
      long instant = event.occurredAt();
      Attributes before = attributes;
      attributes = before.after(event);
      history.add(instant, attributes);
      if (life.isCancelled()) {
        facts.carry(event);
        return;
      }
      EventType type = life.actsAs(event);
      clocks.advance(instant, life.pause(), before);
      escalationDue.advance(instant, before);
      clocks.stopAndCancel(instant, type);
      Turn turn = life.apply(event);
      clocks.pause(instant, life.pause());
      if (attributes != before) {
        clocks.reconsider(instant, attributes);
      }
      if (type != null && !life.isCancelled()) {
        clocks.start(new Moment(instant, type, life.isOpen(), life.pause(), attributes));
      }
      escalationDue.apply(event, type, before, attributes);
      escalations.apply(event, before, attributes);
      spells.apply(event, turn, life, attributes);
      facts.apply(event, turn, life, before, attributes);
    }
  }
}
