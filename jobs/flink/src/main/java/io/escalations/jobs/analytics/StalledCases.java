package io.escalations.jobs.analytics;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.pattern.CaseStall;
import io.escalations.core.pattern.PatternRules;
import io.escalations.core.pattern.StallRule;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.OneInputBundleOperator;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.PatternKind;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Keeps the latest steps of each case and emits a candidate when it stands still. It only reads
 * state, asks {@link CaseStall}, and writes.
 */
final class StalledCases
    extends OneInputBundleOperator<String, CaseUpdate, StalledCases.Pending, OutputRecord> {
  private static final long serialVersionUID = 1L;

  /** A case has a handful of events; of one with very many, the latest are enough. */
  static final int MOST_STEPS = 200;

  private static final ListStateDescriptor<CaseStep> STEPS =
      new ListStateDescriptor<>("latest-steps", TypeInformation.of(CaseStep.class));
  private static final ValueStateDescriptor<Known> KNOWN =
      new ValueStateDescriptor<>("known", TypeInformation.of(Known.class));
  private static final Comparator<CaseStep> ORDER =
      Comparator.comparing(CaseStep::event, TimelineEvent.ORDER);

  private final PatternRules rules;
  private final long keptMillis;

  private transient StallRule rule;
  private transient ListState<CaseStep> steps;
  private transient ValueState<Known> known;

  /**
   * What is kept of a case beside its steps.
   *
   * @param about null until its row came
   * @param published the candidate as it was published last; null if there is none
   * @param timer when the case's one timer is registered for; null if it is not
   */
  public record Known(CaseUpdate.About about, IssuePatternRow published, Long timer) {
    static final Known NOTHING = new Known(null, null, null);
  }

  /** What came since the case was evaluated. */
  static final class Pending {
    private final List<CaseStep> steps = new ArrayList<>();
    private CaseUpdate.About about;
  }

  /**
   * @param kept how long after its last step a case that is not open is remembered, in event time
   */
  StalledCases(PatternRules rules, Duration kept) {
    this.rules = rules;
    keptMillis = kept.toMillis();
  }

  @Override
  public void open() throws Exception {
    super.open();
    rule = rules.stalled().orElseThrow();
    steps = getRuntimeContext().getListState(STEPS);
    known = getRuntimeContext().getState(KNOWN);
  }

  @Override
  protected Pending newPending() {
    return new Pending();
  }

  @Override
  protected void addInput(String caseId, CaseUpdate update) {
    Pending pending = markDirty(caseId);
    if (update.about() != null) {
      pending.about = update.about();
    }
    if (update.step() != null) {
      pending.steps.add(update.step());
    }
  }

  @Override
  protected void evaluate(String caseId, Pending pending) throws Exception {
    Known before = known.value() == null ? Known.NOTHING : known.value();
    CaseUpdate.About about = pending.about == null ? before.about() : pending.about;
    List<CaseStep> latest = latest(pending.steps);
    if (latest.isEmpty() || about == null) {
      known.update(new Known(about, null, null));
      return;
    }
    long forgetAt =
        about.open() ? Long.MAX_VALUE : latest.get(latest.size() - 1).occurredAt() + keptMillis;
    if (forgetAt <= eventTime()) {
      moveTimer(before.timer(), null);
      steps.clear();
      known.clear();
      return;
    }
    CaseStall.Outlook outlook =
        CaseStall.of(latest.stream().map(CaseStep::event).toList(), rule, eventTime());
    long timer = Math.min(forgetAt, outlook.next());
    IssuePatternRow row = outlook.last() == null ? null : candidate(caseId, outlook.last(), about);
    Known now = new Known(about, row, timer == Long.MAX_VALUE ? null : Long.valueOf(timer));
    if (!now.equals(before)) {
      emitDifference(before.published(), now.published());
      moveTimer(before.timer(), now.timer());
      known.update(now);
    }
  }

  /**
   * The steps known, with the new ones, in order. State is appended to; it is written anew when
   * there are too many.
   */
  private List<CaseStep> latest(List<CaseStep> added) throws Exception {
    List<CaseStep> all = new ArrayList<>();
    steps.get().forEach(all::add);
    Set<String> ids =
        all.stream().map(CaseStep::eventId).collect(Collectors.toCollection(HashSet::new));
    List<CaseStep> unknown = added.stream().filter(step -> ids.add(step.eventId())).toList();
    all.addAll(unknown);
    all.sort(ORDER);
    if (all.size() > MOST_STEPS) {
      all = new ArrayList<>(all.subList(all.size() - MOST_STEPS, all.size()));
      steps.update(all);
    } else if (!unknown.isEmpty()) {
      steps.addAll(unknown);
    }
    return all;
  }

  private void emitDifference(IssuePatternRow before, IssuePatternRow now) {
    if (now != null && !now.equals(before)) {
      emit(OutputRecord.of(Topics.ISSUE_PATTERNS, now));
    } else if (now == null && before != null) {
      emit(OutputRecord.of(Topics.ISSUE_PATTERNS, before.tombstone()));
    }
  }

  private static IssuePatternRow candidate(String caseId, CaseStall stall, CaseUpdate.About about) {
    long lastSeen = stall.until() == null ? stall.from() : stall.until();
    return new IssuePatternRow(
        PatternKind.STALLED + ":" + caseId,
        PatternKind.STALLED,
        caseId,
        about.customerId(),
        about.department(),
        about.issueType(),
        about.issueProduct(),
        stall.from(),
        lastSeen,
        1,
        stall.hours(),
        stall.allowed(),
        IssuePatternRow.episodeFrom(stall.from()),
        stall.until() == null,
        List.of(caseId));
  }
}
