package io.escalations.jobs.analytics;

import io.escalations.core.pattern.CasePath;
import io.escalations.core.pattern.CasePatterns;
import io.escalations.core.pattern.PatternRules;
import io.escalations.jobs.timeline.Outgoing;
import io.escalations.schemas.fact.FactsChanged.SpanKey;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.SpanKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the path of each case and says the patterns it shows: what is new or different, and what is no more. It only
 * reads state, asks {@link CasePatterns}, and writes.
 */
final class PathPatterns extends KeyedProcessFunction<String, SaidFacts, Outgoing> {
  private static final long serialVersionUID = 1L;
  private static final ValueStateDescriptor<CasePath> PATH = new ValueStateDescriptor<>("path", TypeInformation.of(CasePath.class));
  private static final MapStateDescriptor<String, IssuePatternRow> SAID =
      new MapStateDescriptor<>("said", Types.STRING, TypeInformation.of(IssuePatternRow.class));

  private final PatternRules rules;
  private final long keptMillis;
  private transient ValueState<CasePath> path;
  private transient MapState<String, IssuePatternRow> said;

  /** @param kept how long after its last step the path of a case that is not open is remembered, in event time */
  PathPatterns(PatternRules rules, Duration kept) {
    this.rules = rules;
    keptMillis = kept.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    path = getRuntimeContext().getState(PATH);
    said = getRuntimeContext().getMapState(SAID);
  }

  @Override
  public void processElement(SaidFacts facts, Context context, Collector<Outgoing> out) throws Exception {
    CasePath before = path.value() == null ? CasePath.NEW : path.value();
    CasePath now =
        before
            .with(facts.caseRow())
            .withStays(
                facts.spans().stream().filter(row -> row.kind() == SpanKind.DEPARTMENT).toList(),
                facts.removedSpans().stream().filter(key -> key.kind() == SpanKind.DEPARTMENT).map(SpanKey::number).toList())
            .withHandOvers(facts.escalations(), facts.removedEscalations())
            .withStops(facts.spells(), facts.removedSpells());
    if (now.equals(before)) {
      return;
    }
    path.update(now);
    context.timerService().registerEventTimeTimer(now.lastStep() + keptMillis);
    say(CasePatterns.of(facts.caseId(), now, rules), out);
  }

  private void say(List<IssuePatternRow> patterns, Collector<Outgoing> out) throws Exception {
    List<String> gone = new ArrayList<>();
    said.keys().forEach(gone::add);
    for (IssuePatternRow row : patterns) {
      gone.remove(row.patternId());
      if (!row.equals(said.get(row.patternId()))) {
        said.put(row.patternId(), row);
        out.collect(PatternWords.of(row));
      }
    }
    for (String patternId : gone) {
      out.collect(PatternWords.of(said.get(patternId).gone()));
      said.remove(patternId);
    }
  }

  @Override
  public void onTimer(long instant, OnTimerContext context, Collector<Outgoing> out) throws Exception {
    CasePath last = path.value();
    if (last != null && !last.isOpen() && last.lastStep() + keptMillis <= instant) {
      path.clear();
      said.clear();
    }
  }
}
