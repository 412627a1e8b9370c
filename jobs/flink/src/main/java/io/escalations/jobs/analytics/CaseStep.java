package io.escalations.jobs.analytics;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.pattern.TextBands;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The part of an accepted event that patterns use: that something happened, who has the case, and
 * the bands of its text. The text itself, like all personal data, goes no further than here.
 *
 * @param bands of the description it carries, {@link TextBands}; null if it carries none
 */
public record CaseStep(
    String caseId,
    String eventId,
    EventType type,
    long occurredAt,
    long sequence,
    String assignee,
    List<Long> bands) {
  private static final Duration SILENCE = Duration.ofSeconds(1);

  static CaseStep read(ConsumerRecord<byte[], byte[]> record) {
    return of(Topics.ACCEPTED_EVENTS.decode(record.value()));
  }

  static CaseStep of(CaseEvent event) {
    String description = event.issue() == null ? null : event.issue().description();
    return new CaseStep(
        event.caseId(),
        event.eventId(),
        event.type(),
        event.occurredAt(),
        event.sequence(),
        event.assignee(),
        description == null ? null : TextBands.of(description));
  }

  CaseStep withoutText() {
    return bands == null
        ? this
        : new CaseStep(caseId, eventId, type, occurredAt, sequence, assignee, null);
  }

  /** The same event, as the fold of a case takes it. */
  TimelineEvent event() {
    return new TimelineEvent(
        eventId,
        type,
        occurredAt,
        sequence,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        bands != null,
        null,
        null,
        null,
        assignee,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * While events are read faster than they came, their time holds back that of the facts, which are
   * read at another speed; once none is left, the facts' own rules.
   */
  static WatermarkStrategy<CaseStep> timeWhileThereAreAny() {
    return WatermarkStrategy.<CaseStep>forGenerator(context -> new LatestOf())
        .withIdleness(SILENCE);
  }

  private static final class LatestOf implements WatermarkGenerator<CaseStep> {
    private long latest = Long.MIN_VALUE;

    @Override
    public void onEvent(CaseStep step, long timestamp, WatermarkOutput output) {
      latest = Math.max(latest, step.occurredAt() - 1);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (latest != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(latest));
      }
    }
  }
}
