package io.escalations.jobs.analytics;

import io.escalations.core.pattern.BurstOfSeries;
import io.escalations.core.pattern.BurstRule;
import io.escalations.core.pattern.CaseSubject;
import io.escalations.core.pattern.Episode;
import io.escalations.core.pattern.PatternRules;
import io.escalations.core.pattern.RecurrenceRule;
import io.escalations.jobs.analytics.SubjectChange.KeyedCase;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.jobs.operator.OperatorIds;
import io.escalations.schemas.fact.IssuePatternRow;
import io.escalations.schemas.fact.PatternKind;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/** The patterns that many cases form, and stalled cases: each kind that has a rule. */
final class ManyCases {
  private static final String SEPARATOR = "\u001f";
  private static final TypeInformation<KeyedCase> KEYED_CASE = TypeInformation.of(KeyedCase.class);

  /** A text that becomes known so much later than its case is not compared. */
  private static final int TEXT_DELAY_DAYS = 31;

  private final PatternRules rules;
  private final Duration retention;
  private final List<DataStream<OutputRecord>> found = new ArrayList<>();

  /**
   * @param retention how long a closed case is remembered, and a day corrected, in event time
   */
  ManyCases(PatternRules rules, Duration retention) {
    this.rules = rules;
    this.retention = retention;
  }

  /** The candidates of each kind. */
  List<DataStream<OutputRecord>> of(
      KeyedStream<FactsRecord, String> facts, DataStream<CaseStep> steps) {
    DataStream<SubjectChange> subjects =
        facts
            .process(new CaseSubjects(retention.plusDays(1)))
            .name("case subjects")
            .uid(OperatorIds.CASE_SUBJECTS);
    rules.sameCustomer().ifPresent(rule -> found.add(sameCustomer(subjects, rule)));
    rules.burst().ifPresent(rule -> found.add(bursts(subjects, rule)));
    rules.similarText().ifPresent(rule -> found.add(similarText(steps, rule)));
    rules.stalled().ifPresent(rule -> found.add(stalled(facts, steps)));
    return found;
  }

  private DataStream<OutputRecord> sameCustomer(
      DataStream<SubjectChange> subjects, RecurrenceRule rule) {
    return subjects
        .<KeyedCase>flatMap(
            (change, out) -> change.changes(ManyCases::customerAndType, out), KEYED_CASE)
        .name("by customer and type")
        .uid(OperatorIds.BY_CUSTOMER)
        .keyBy(KeyedCase::key)
        .transform(
            "customer episodes",
            TypeInformation.of(KeyedEpisode.class),
            new RecurringCases(rule, retention.toDays()))
        .uid(OperatorIds.CUSTOMER_EPISODES)
        .filter(episode -> !episode.forgotten())
        .name("changed customer episodes")
        .uid(OperatorIds.CHANGED_CUSTOMER_EPISODES)
        .map(
            episode -> OutputRecord.of(Topics.ISSUE_PATTERNS, customerRow(episode, rule)),
            AnalyticsRows.TYPE)
        .name("same customer")
        .uid(OperatorIds.SAME_CUSTOMER);
  }

  static String customerAndType(CaseSubject subject) {
    return subject.customerId() == null || subject.issueType() == null
        ? null
        : subject.customerId() + SEPARATOR + subject.issueType();
  }

  static IssuePatternRow customerRow(KeyedEpisode keyed, RecurrenceRule rule) {
    int separator = keyed.key().indexOf(SEPARATOR);
    String customer = keyed.key().substring(0, separator);
    String type = keyed.key().substring(separator + SEPARATOR.length());
    String patternId = PatternKind.SAME_CUSTOMER + ":" + customer + ":" + type;
    Episode episode = keyed.episode();
    if (episode == null) {
      return new IssuePatternRow(
          patternId,
          PatternKind.SAME_CUSTOMER,
          null,
          customer,
          null,
          type,
          null,
          0,
          0,
          0,
          0,
          rule.cases(),
          0,
          false,
          List.of());
    }
    return new IssuePatternRow(
        patternId,
        PatternKind.SAME_CUSTOMER,
        null,
        customer,
        null,
        type,
        null,
        episode.firstSeen(),
        episode.lastSeen(),
        episode.cases(),
        episode.cases(),
        rule.cases(),
        IssuePatternRow.episodeFrom(episode.firstSeen()),
        keyed.active(),
        episode.sampleIds());
  }

  private DataStream<OutputRecord> bursts(DataStream<SubjectChange> subjects, BurstRule rule) {
    return subjects
        .<KeyedCase>flatMap(
            (change, out) -> {
              change.changes(BurstOfSeries::byType, out);
              change.changes(BurstOfSeries::byProduct, out);
            },
            KEYED_CASE)
        .name("by type and product")
        .uid(OperatorIds.BY_SERIES)
        .keyBy(KeyedCase::key)
        .transform("unusual hours", TypeInformation.of(SeriesHours.class), new SeriesOfCases(rule))
        .uid(OperatorIds.UNUSUAL_HOURS)
        .keyBy(change -> 0, Types.INT)
        .transform("bursts", AnalyticsRows.TYPE, new Bursts(rule))
        .uid(OperatorIds.BURSTS)
        .setParallelism(1);
  }

  private DataStream<OutputRecord> similarText(DataStream<CaseStep> steps, RecurrenceRule rule) {
    int keptDays = rule.days() + TEXT_DELAY_DAYS;
    return steps
        .keyBy(CaseStep::caseId)
        .process(new CaseTexts(Duration.ofDays(keptDays + 1L)))
        .name("case texts")
        .uid(OperatorIds.CASE_TEXTS)
        .keyBy(KeyedCase::key)
        .transform(
            "band episodes",
            TypeInformation.of(KeyedEpisode.class),
            new RecurringCases(rule, keptDays))
        .uid(OperatorIds.BAND_EPISODES)
        .keyBy(change -> 0, Types.INT)
        .transform("similar texts", AnalyticsRows.TYPE, new SimilarGroups(rule))
        .uid(OperatorIds.SIMILAR_TEXTS)
        .setParallelism(1);
  }

  private DataStream<OutputRecord> stalled(
      DataStream<FactsRecord> facts, DataStream<CaseStep> steps) {
    TypeInformation<CaseUpdate> type = TypeInformation.of(CaseUpdate.class);
    DataStream<CaseUpdate> byRows =
        facts
            .<CaseUpdate>flatMap(
                (changed, out) -> {
                  if (changed.caseRow() != null) {
                    out.collect(CaseUpdate.of(changed.caseRow()));
                  }
                },
                type)
            .name("updates by rows")
            .uid(OperatorIds.UPDATES_BY_ROWS);
    DataStream<CaseUpdate> bySteps =
        steps.map(CaseUpdate::of, type).name("updates by steps").uid(OperatorIds.UPDATES_BY_STEPS);
    return byRows
        .union(bySteps)
        .keyBy(CaseUpdate::caseId)
        .transform("stalled", AnalyticsRows.TYPE, new StalledCases(rules, retention))
        .uid(OperatorIds.STALLED);
  }
}
