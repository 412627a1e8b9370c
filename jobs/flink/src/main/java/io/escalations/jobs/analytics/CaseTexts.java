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
 * Keeps the bands of the last description of each case, and turns a new description into the bands
 * that the case leaves and those that it joins. A case counts at the instant of its opening; one
 * that was cancelled, or never opened, does not count.
 */
final class CaseTexts extends KeyedProcessFunction<String, CaseStep, KeyedCase> {
  private static final long serialVersionUID = 1L;
  private static final ValueStateDescriptor<KnownText> KNOWN =
      new ValueStateDescriptor<>("known-text", TypeInformation.of(KnownText.class));

  private final long keptMillis;
  private transient ValueState<KnownText> known;

  /**
   * What is known of a case: the earliest opening and the last text, so that the order of arrival
   * does not matter.
   *
   * @param cancelled the last CANCELLED in the order of the case; null while there is none
   * @param restored the last RESTORED, likewise
   * @param text the step that carried the text; null while none has
   */
  public record KnownText(Long openedAt, CaseStep cancelled, CaseStep restored, CaseStep text) {
    static final KnownText NOTHING = new KnownText(null, null, null, null);

    KnownText with(CaseStep step) {
      Long opened =
          step.type() == EventType.CASE_OPENED && (openedAt == null || step.occurredAt() < openedAt)
              ? Long.valueOf(step.occurredAt())
              : openedAt;
      return new KnownText(
          opened,
          step.type() == EventType.CANCELLED ? later(cancelled, step.withoutText()) : cancelled,
          step.type() == EventType.RESTORED ? later(restored, step.withoutText()) : restored,
          step.bands() == null ? text : later(text, step));
    }

    private static CaseStep later(CaseStep known, CaseStep step) {
      return isLater(known, step) ? step : known;
    }

    private static boolean isLater(CaseStep known, CaseStep step) {
      return known == null || TimelineEvent.ORDER.compare(known.event(), step.event()) < 0;
    }

    private boolean isCancelled() {
      return cancelled != null && isLater(restored, cancelled);
    }

    Set<Long> bands() {
      return openedAt == null || isCancelled() || text == null
          ? Set.of()
          : new HashSet<>(text.bands());
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
    known = getRuntimeContext().getState(KNOWN);
  }

  @Override
  public void processElement(CaseStep step, Context context, Collector<KeyedCase> out)
      throws Exception {
    if (step.bands() == null
        && step.type() != EventType.CASE_OPENED
        && step.type() != EventType.CANCELLED
        && step.type() != EventType.RESTORED) {
      return;
    }
    KnownText before = known.value() == null ? KnownText.NOTHING : known.value();
    KnownText now = before.with(step);
    if (now.equals(before)) {
      return;
    }
    known.update(now);
    context.timerService().registerEventTimeTimer(step.occurredAt() + keptMillis);
    emitDifference(before, now, false, out);
    emitDifference(now, before, true, out);
  }

  /** The bands of the one state that the other has not, or has at another instant. */
  private static void emitDifference(
      KnownText of, KnownText other, boolean added, Collector<KeyedCase> out) {
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
    KnownText last = known.value();
    if (last == null) {
      return;
    }
    long latest =
        Math.max(
            last.openedAt() == null ? Long.MIN_VALUE : last.openedAt(),
            last.text() == null ? Long.MIN_VALUE : last.text().occurredAt());
    if (latest + keptMillis <= instant || latest == Long.MIN_VALUE) {
      known.clear();
    }
  }
}
