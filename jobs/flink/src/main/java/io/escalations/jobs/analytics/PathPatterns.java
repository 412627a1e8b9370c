package io.escalations.jobs.analytics;

import io.escalations.core.pattern.CasePath;
import io.escalations.core.pattern.CasePatterns;
import io.escalations.core.pattern.PatternRules;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.SpanKind;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the path of each case and emits the changelog of the patterns that it shows. It only reads
 * state, asks {@link CasePatterns}, and writes.
 */
final class PathPatterns extends KeyedProcessFunction<String, FactsRecord, OutputRecord> {
  private static final long serialVersionUID = 1L;
  private static final ValueStateDescriptor<Known> KNOWN =
      new ValueStateDescriptor<>("known", TypeInformation.of(Known.class));

  private final PatternRules rules;
  private final long keptMillis;
  private transient ValueState<Known> known;

  /**
   * One value for each case: it is read and written at nearly every update.
   *
   * @param published a row for each kind that the path shows; a few at most
   */
  public record Known(CasePath path, List<IssuePatternRow> published) {
    static final Known NOTHING = new Known(CasePath.NEW, List.of());
  }

  /**
   * @param kept how long after its last step the path of a case that is not open is remembered, in
   *     event time
   */
  PathPatterns(PatternRules rules, Duration kept) {
    this.rules = rules;
    keptMillis = kept.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    known = getRuntimeContext().getState(KNOWN);
  }

  @Override
  public void processElement(FactsRecord facts, Context context, Collector<OutputRecord> out)
      throws Exception {
    Known before = known.value() == null ? Known.NOTHING : known.value();
    CasePath path =
        before
            .path()
            .with(facts.caseRow())
            .withStays(
                facts.spans().stream().filter(row -> row.kind() == SpanKind.DEPARTMENT).toList(),
                facts.removedSpans().stream()
                    .filter(key -> key.kind() == SpanKind.DEPARTMENT)
                    .map(CaseSpanRow::number)
                    .toList())
            .withHandOvers(facts.escalations(), facts.removedEscalations())
            .withStops(facts.resolutions(), facts.removedResolutions());
    if (path.equals(before.path())) {
      return;
    }
    Known now = new Known(path, CasePatterns.of(facts.caseId(), path, rules));
    known.update(now);
    context.timerService().registerEventTimeTimer(path.lastStep() + keptMillis);
    emitDifference(before.published(), now.published(), out);
  }

  private static void emitDifference(
      List<IssuePatternRow> before, List<IssuePatternRow> now, Collector<OutputRecord> out) {
    now.stream()
        .filter(row -> !before.contains(row))
        .forEach(row -> out.collect(OutputRecord.of(Topics.ISSUE_PATTERNS, row)));
    Set<String> stay = now.stream().map(IssuePatternRow::patternId).collect(Collectors.toSet());
    before.stream()
        .filter(row -> !stay.contains(row.patternId()))
        .forEach(row -> out.collect(OutputRecord.of(Topics.ISSUE_PATTERNS, row.tombstone())));
  }

  @Override
  public void onTimer(long instant, OnTimerContext context, Collector<OutputRecord> out)
      throws Exception {
    CasePath last = known.value() == null ? CasePath.NEW : known.value().path();
    if (!last.isOpen() && last.lastStep() + keptMillis <= instant) {
      known.clear();
    }
  }
}
