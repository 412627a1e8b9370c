package io.escalations.jobs.analytics;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.pattern.CaseAt;
import io.escalations.jobs.analytics.SubjectChange.KeyedCase;
import io.escalations.schemas.event.EventType;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Remembers what the description of each case says, the last one it was given, and turns a new one
 * into the bands it leaves and those it joins. A case stands at its opening; one that was
 * cancelled, or never opened, stands nowhere.
 */
final class CaseTexts extends KeyedProcessFunction<String, CaseStep, KeyedCase> {
  private static final long serialVersionUID = 1L;
  private static final ValueStateDescriptor<Told> TOLD =
      new ValueStateDescriptor<>("told", TypeInformation.of(Told.class));

  private final long keptMillis;
  private transient ValueState<Told> told;

  /**
   * What is known of a case: the earliest opening and the last text, so that the order of arrival
   * does not matter.
   *
   * @param text the step that carried the text; null while none has
   */
  public record Told(Long openedAt, boolean cancelled, CaseStep text) {
    static final Told NOTHING = new Told(null, false, null);

    Told with(CaseStep step) {
      Long opened =
          step.type() == EventType.CASE_OPENED && (openedAt == null || step.occurredAt() < openedAt)
              ? Long.valueOf(step.occurredAt())
              : openedAt;
      boolean later =
          step.bands() != null
              && (text == null || TimelineEvent.ORDER.compare(text.event(), step.event()) < 0);
      return new Told(opened, cancelled || step.type() == EventType.CANCELLED, later ? step : text);
    }

    Set<Long> bands() {
      return openedAt == null || cancelled || text == null ? Set.of() : new HashSet<>(text.bands());
    }
  }

  /**
   * @param kept how long after its opening a case can change a pattern of texts, in event time
   */
  CaseTexts(Duration kept) {
    keptMillis = kept.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    told = getRuntimeContext().getState(TOLD);
  }

  @Override
  public void processElement(CaseStep step, Context context, Collector<KeyedCase> out)
      throws Exception {
    if (step.bands() == null
        && step.type() != EventType.CASE_OPENED
        && step.type() != EventType.CANCELLED) {
      return;
    }
    Told before = told.value() == null ? Told.NOTHING : told.value();
    Told now = before.with(step);
    if (now.equals(before)) {
      return;
    }
    told.update(now);
    context.timerService().registerEventTimeTimer(step.occurredAt() + keptMillis);
    say(before, now, false, out);
    say(now, before, true, out);
  }

  /** The bands of the one state that the other has not, or has at another instant. */
  private static void say(Told of, Told other, boolean added, Collector<KeyedCase> out) {
    List<Long> bands =
        of.bands().stream()
            .filter(
                band -> !other.bands().contains(band) || !of.openedAt().equals(other.openedAt()))
            .sorted()
            .toList();
    for (long band : bands) {
      out.collect(
          new KeyedCase(
              Long.toHexString(band), new CaseAt(of.text().caseId(), of.openedAt()), added));
    }
  }

  @Override
  public void onTimer(long instant, OnTimerContext context, Collector<KeyedCase> out)
      throws Exception {
    Told last = told.value();
    if (last == null) {
      return;
    }
    long latest =
        Math.max(
            last.openedAt() == null ? Long.MIN_VALUE : last.openedAt(),
            last.text() == null ? Long.MIN_VALUE : last.text().occurredAt());
    if (latest + keptMillis <= instant || latest == Long.MIN_VALUE) {
      told.clear();
    }
  }
}
