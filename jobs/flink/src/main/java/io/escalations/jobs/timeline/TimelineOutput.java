package io.escalations.jobs.timeline;

import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.DuplicateEvent;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;

/** What the timeline job writes to each of its topics. */
final class TimelineOutput {
  private TimelineOutput() {}

  /**
   * The event as it was encoded when it arrived.
   *
   * @param late whether event time had reached its instant before it came
   */
  static OutputRecord accepted(CaseArrival arrival, boolean late) {
    EventOrigin origin =
        new EventOrigin(
            arrival.partition(),
            arrival.offset(),
            arrival.appendedAt(),
            late,
            arrival.event().contentDigest(),
            arrival.knownAt());
    return new OutputRecord(
        Topics.ACCEPTED_EVENTS.name(),
        Topic.keyOf(arrival.caseId()),
        arrival.content(),
        origin,
        false,
        null);
  }

  static OutputRecord duplicate(CaseArrival arrival) {
    return OutputRecord.of(
        Topics.DUPLICATES,
        new DuplicateEvent(
            arrival.partition(),
            arrival.offset(),
            arrival.caseId(),
            arrival.event().eventId(),
            arrival.appendedAt()));
  }

  static OutputRecord facts(FactsChanged facts) {
    return OutputRecord.of(Topics.CASE_FACTS, facts);
  }

  static OutputRecord factsHistory(FactsChanged facts) {
    return OutputRecord.of(Topics.CASE_FACTS_HISTORY, facts);
  }

  static OutputRecord alert(SlaAlert alert, boolean recorded) {
    OutputRecord record = OutputRecord.of(Topics.SLA_ALERTS, alert);
    return recorded ? record.asRecorded() : record;
  }

  static OutputRecord progress(Progress progress) {
    return OutputRecord.of(Topics.PROGRESS, progress);
  }

  /** A watermark between the facts of a partition: the facts behind it were emitted later. */
  static OutputRecord inBandWatermark(int partition, Progress progress) {
    return new OutputRecord(
        Topics.CASE_FACTS.name(), null, Topics.PROGRESS.encode(progress), null, false, partition);
  }

  /** The raw text of a refusal by the fold is the event as parsed, written again. */
  static RejectedRecord rejected(CaseArrival arrival, RejectReason reason, String detail) {
    CaseEvent event = Topics.ACCEPTED_EVENTS.decode(arrival.content());
    return new RejectedRecord(
        Topics.CASE_EVENTS.name(),
        arrival.partition(),
        arrival.offset(),
        reason,
        detail,
        Topics.CASE_EVENTS.key(event),
        Topics.CASE_EVENTS.encode(event),
        arrival.appendedAt());
  }
}
