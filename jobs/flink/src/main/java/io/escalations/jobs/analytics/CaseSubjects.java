package io.escalations.jobs.analytics;

import io.escalations.core.pattern.CaseSubject;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps what each case adds to the patterns of many cases, and turns an update of it into a change.
 */
final class CaseSubjects extends KeyedProcessFunction<String, FactsRecord, SubjectChange> {
  private static final long serialVersionUID = 1L;
  private static final ValueStateDescriptor<CaseSubject> SUBJECT =
      new ValueStateDescriptor<>("subject", TypeInformation.of(CaseSubject.class));

  private final long keptMillis;
  private transient ValueState<CaseSubject> subject;

  /**
   * @param kept how long after its opening a case can change a pattern of many, in event time
   */
  CaseSubjects(Duration kept) {
    keptMillis = kept.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    subject = getRuntimeContext().getState(SUBJECT);
  }

  @Override
  public void processElement(FactsRecord facts, Context context, Collector<SubjectChange> out)
      throws Exception {
    if (facts.caseRow() == null) {
      return;
    }
    CaseSubject before = subject.value();
    CaseSubject now = CaseSubject.of(facts.caseRow());
    if (Objects.equals(before, now)) {
      return;
    }
    subject.update(now);
    if (now != null) {
      context.timerService().registerEventTimeTimer(now.opened().instant() + keptMillis);
    }
    out.collect(new SubjectChange(before, now));
  }

  @Override
  public void onTimer(long instant, OnTimerContext context, Collector<SubjectChange> out)
      throws Exception {
    CaseSubject last = subject.value();
    if (last != null && last.opened().instant() + keptMillis <= instant) {
      subject.clear();
    }
  }
}
