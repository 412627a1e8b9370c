package io.escalations.jobs.analytics;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.pattern.CaseStall;
import io.escalations.core.pattern.PatternRules;
import io.escalations.core.pattern.StallRule;
import io.escalations.jobs.timeline.Outgoing;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseStatus;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.PatternKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Keeps the latest steps of each case and says whether it stands still. It only reads state, asks {@link CaseStall}, and writes. */
final class StalledCases extends PatternKeeper<String, CaseNews, Outgoing> {
  private static final long serialVersionUID = 1L;
  /** A case has a handful of events; of one with very many, the latest tell how it stands. */
  static final int MOST_STEPS = 200;

  private static final ValueStateDescriptor<List<CaseStep>> STEPS =
      new ValueStateDescriptor<>("steps", Types.LIST(TypeInformation.of(CaseStep.class)));
  private static final ValueStateDescriptor<CaseRow> ROW = new ValueStateDescriptor<>("row", TypeInformation.of(CaseRow.class));
  private static final ValueStateDescriptor<IssuePatternRow> SAID = new ValueStateDescriptor<>("said", TypeInformation.of(IssuePatternRow.class));
  private static final Comparator<CaseStep> ORDER = Comparator.comparing(CaseStep::event, TimelineEvent.ORDER);

  private final PatternRules rules;
  private final long keptMillis;

  private transient StallRule rule;
  private transient ValueState<List<CaseStep>> steps;
  private transient ValueState<CaseRow> row;
  private transient ValueState<IssuePatternRow> said;

  /** @param kept how long after its last step a case that is not open is remembered, in event time */
  StalledCases(PatternRules rules, Duration kept) {
    this.rules = rules;
    keptMillis = kept.toMillis();
  }

  @Override
  public void open() throws Exception {
    super.open();
    rule = rules.stalled().orElseThrow();
    steps = getRuntimeContext().getState(STEPS);
    row = getRuntimeContext().getState(ROW);
    said = getRuntimeContext().getState(SAID);
  }

  @Override
  void take(CaseNews news) throws Exception {
    if (news.row() != null) {
      row.update(news.row());
    }
    if (news.step() != null) {
      List<CaseStep> known = new ArrayList<>(steps());
      known.removeIf(step -> step.eventId().equals(news.step().eventId()));
      known.add(news.step());
      known.sort(ORDER);
      steps.update(known.size() > MOST_STEPS ? new ArrayList<>(known.subList(1, known.size())) : known);
    }
    changed();
  }

  @Override
  void look(String caseId) throws Exception {
    List<CaseStep> known = steps();
    if (known.isEmpty() || row.value() == null) {
      return;
    }
    if (!isOpen(row.value())) {
      long forgetAt = known.get(known.size() - 1).occurredAt() + keptMillis;
      if (forgetAt <= eventTime()) {
        steps.clear();
        row.clear();
        said.clear();
        return;
      }
      wake(forgetAt);
    }
    CaseStall.Outlook outlook = CaseStall.of(caseId, known.stream().map(CaseStep::event).toList(), rule, eventTime());
    if (outlook.next() != Long.MAX_VALUE) {
      wake(outlook.next());
    }
    IssuePatternRow before = said.value();
    IssuePatternRow now = outlook.last() == null ? null : candidate(caseId, outlook.last(), row.value());
    if (now != null && !now.equals(before)) {
      said.update(now);
      say(PatternWords.of(now));
    } else if (now == null && before != null) {
      said.clear();
      say(PatternWords.of(before.gone()));
    }
  }

  private static boolean isOpen(CaseRow row) {
    return row.status() == CaseStatus.OPEN || row.status() == CaseStatus.WAITING;
  }

  private static IssuePatternRow candidate(String caseId, CaseStall stall, CaseRow row) {
    long lastSeen = stall.until() == null ? stall.from() : stall.until();
    return new IssuePatternRow(
        PatternKind.STALLED + ":" + caseId, PatternKind.STALLED, caseId, row.customerId(), row.department(), row.issueType(), row.issueProduct(),
        stall.from(), lastSeen, 1, stall.hours(), stall.allowed(), IssuePatternRow.episodeFrom(stall.from()), stall.until() == null, List.of(caseId));
  }

  private List<CaseStep> steps() throws Exception {
    return steps.value() == null ? List.of() : steps.value();
  }
}
