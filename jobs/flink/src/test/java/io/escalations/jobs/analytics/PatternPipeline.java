package io.escalations.jobs.analytics;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.pattern.BurstOfSeries;
import io.escalations.core.pattern.CaseSubject;
import io.escalations.core.pattern.PatternRules;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.jobs.analytics.SubjectChange.KeyedCase;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.SpanKind;
import io.escalations.schemas.fact.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.util.Collector;

/**
 * The operators that find patterns, one behind the other as in the job, in one thread: events in,
 * rows out.
 */
final class PatternPipeline implements AutoCloseable {
  private static final Duration RETENTION = Duration.ofDays(400);

  private final PatternRules rules;
  private final Map<String, List<TimelineEvent>> cases = new HashMap<>();
  private final List<IssuePatternRow> emitted = new ArrayList<>();

  private final KeyedOneInputStreamOperatorTestHarness<String, FactsRecord, OutputRecord> paths;
  private final KeyedOneInputStreamOperatorTestHarness<String, FactsRecord, SubjectChange> subjects;
  private final KeyedOneInputStreamOperatorTestHarness<String, CaseStep, KeyedCase> texts;
  private final PatternHarness<String, KeyedCase, KeyedEpisode> customers;
  private final PatternHarness<String, KeyedCase, KeyedEpisode> bands;
  private final PatternHarness<Integer, KeyedEpisode, OutputRecord> groups;
  private final PatternHarness<String, KeyedCase, SeriesHours> series;
  private final PatternHarness<Integer, SeriesHours, OutputRecord> bursts;
  private final PatternHarness<String, CaseUpdate, OutputRecord> stalled;

  PatternPipeline(PatternRules rules) throws Exception {
    this.rules = rules;
    paths = function(new PathPatterns(rules, RETENTION), FactsRecord::caseId);
    subjects = function(new CaseSubjects(RETENTION), FactsRecord::caseId);
    texts = function(new CaseTexts(Duration.ofDays(46)), CaseStep::caseId);
    customers =
        new PatternHarness<>(
            new RecurringCases(rules.sameCustomer().orElseThrow(), 400),
            KeyedCase::key,
            Types.STRING,
            null);
    bands =
        new PatternHarness<>(
            new RecurringCases(rules.similarText().orElseThrow(), 45),
            KeyedCase::key,
            Types.STRING,
            null);
    groups =
        new PatternHarness<>(
            new SimilarGroups(rules.similarText().orElseThrow()), input -> 0, Types.INT, null);
    series =
        new PatternHarness<>(
            new SeriesOfCases(rules.burst().orElseThrow()), KeyedCase::key, Types.STRING, null);
    bursts =
        new PatternHarness<>(new Bursts(rules.burst().orElseThrow()), input -> 0, Types.INT, null);
    stalled =
        new PatternHarness<>(
            new StalledCases(rules, RETENTION), CaseUpdate::caseId, Types.STRING, null);
  }

  private static <I, O> KeyedOneInputStreamOperatorTestHarness<String, I, O> function(
      KeyedProcessFunction<String, I, O> function, KeySelector<I, String> key) throws Exception {
    return ProcessFunctionTestHarnesses.forKeyedProcessFunction(function, key, Types.STRING);
  }

  void take(CaseEvent event) throws Exception {
    List<TimelineEvent> events = cases.computeIfAbsent(event.caseId(), caseId -> new ArrayList<>());
    events.add(TimelineEvent.of(event, 0));
    CaseTimeline timeline =
        CaseTimeline.of(event.caseId(), events, PolicyVersions.NONE, event.occurredAt());
    FactsRecord facts =
        FactsRecord.of(
            FactsChanged.of(event.caseId())
                .with(Tables.CASES, List.of(timeline.caseRow()))
                .with(Tables.ESCALATIONS, timeline.escalations())
                .with(Tables.CASE_RESOLUTIONS, timeline.resolutions())
                .with(Tables.CASE_SPANS, timeline.spans(SpanKind.DEPARTMENT)));
    CaseStep step = CaseStep.of(event);
    paths.processElement(new StreamRecord<>(facts));
    subjects.processElement(new StreamRecord<>(facts));
    texts.processElement(new StreamRecord<>(step));
    stalled.take(CaseUpdate.of(facts.caseRow()));
    stalled.take(CaseUpdate.of(step));
  }

  /** Event time has come so far, and a checkpoint is taken. */
  void reach(long instant) throws Exception {
    List<SubjectChange> changes = output(subjects, instant);
    pass(changes, ManyCases::customerAndType, customers);
    pass(changes, BurstOfSeries::byType, series);
    pass(changes, BurstOfSeries::byProduct, series);
    for (KeyedCase band : output(texts, instant)) {
      bands.take(band);
    }
    emitted.addAll(PatternHarness.rows(output(paths, instant)));
    stalled.time(instant);
    emitted.addAll(PatternHarness.rows(stalled.emitted()));
    customers.time(instant);
    for (KeyedEpisode episode : customers.emitted()) {
      emitted.add(ManyCases.customerRow(episode, rules.sameCustomer().orElseThrow()));
    }
    bands.time(instant);
    for (KeyedEpisode episode : bands.emitted()) {
      groups.take(episode);
    }
    groups.time(instant);
    emitted.addAll(PatternHarness.rows(groups.emitted()));
    series.time(instant);
    for (SeriesHours hours : series.emitted()) {
      bursts.take(hours);
    }
    bursts.time(instant);
    emitted.addAll(PatternHarness.rows(bursts.emitted()));
  }

  private static <I, O> List<O> output(
      KeyedOneInputStreamOperatorTestHarness<String, I, O> harness, long instant) throws Exception {
    harness.processWatermark(new Watermark(instant));
    List<O> values = new ArrayList<>(harness.extractOutputValues());
    harness.getOutput().clear();
    return values;
  }

  private static void pass(
      List<SubjectChange> changes,
      Function<CaseSubject, String> key,
      PatternHarness<String, KeyedCase, ?> to)
      throws Exception {
    List<KeyedCase> keyed = new ArrayList<>();
    for (SubjectChange change : changes) {
      change.changes(key, collector(keyed));
    }
    for (KeyedCase one : keyed) {
      to.take(one);
    }
  }

  private static <T> Collector<T> collector(List<T> list) {
    return new Collector<>() {
      @Override
      public void collect(T value) {
        list.add(value);
      }

      @Override
      public void close() {
        // nothing is held
      }
    };
  }

  /** Every row that was emitted so far, in order. */
  List<IssuePatternRow> emitted() {
    return emitted;
  }

  @Override
  public void close() {
    List.of(customers, bands, groups, series, bursts, stalled).forEach(PatternHarness::close);
    for (KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness :
        List.of(paths, subjects, texts)) {
      try {
        harness.close();
      } catch (Exception e) {
        throw new IllegalStateException("the operator could not be closed", e);
      }
    }
  }
}
