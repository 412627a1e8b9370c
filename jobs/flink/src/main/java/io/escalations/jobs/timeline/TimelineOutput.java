package io.escalations.jobs.timeline;

import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.io.kafka.OutputRecord;
import io.escalations.schemas.Cbor;
import io.escalations.schemas.Topics;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventWriter;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.DuplicateEvent;
import io.escalations.schemas.fact.EventOrigin;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.FactsCodec;
import io.escalations.schemas.fact.Progress;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaAlertJson;
import io.escalations.schemas.fact.Tables;
import java.nio.charset.StandardCharsets;

/** What the timeline job writes to each of its topics. */
final class TimelineOutput {
  private static final Cbor<CaseEvent> EVENT = Cbor.of(CaseEvent.class);
  private static final Cbor<Progress> PROGRESS = Cbor.of(Progress.class);

  private TimelineOutput() {}

  /**
   * @param late whether event time had reached its instant before it came
   */
  static OutputRecord accepted(CaseArrival arrival, boolean late) {
    EventOrigin origin =
        new EventOrigin(
            arrival.partition(),
            arrival.offset(),
            arrival.appendedAt(),
            late,
            arrival.event().contentDigest());
    return new OutputRecord(
        Topics.ACCEPTED_EVENTS, bytes(arrival.caseId()), arrival.content(), origin, false, null);
  }

  static OutputRecord duplicate(CaseArrival arrival) {
    DuplicateEvent duplicate =
        new DuplicateEvent(
            arrival.partition(),
            arrival.offset(),
            arrival.caseId(),
            arrival.event().eventId(),
            arrival.appendedAt());
    return new OutputRecord(
        Topics.DUPLICATES, bytes(arrival.caseId()), Tables.DUPLICATE_EVENTS.encode(duplicate));
  }

  static OutputRecord facts(FactsChanged facts) {
    return new OutputRecord(Topics.CASE_FACTS, bytes(facts.caseId()), FactsCodec.encode(facts));
  }

  static OutputRecord alert(SlaAlert alert, boolean recorded) {
    return new OutputRecord(
        Topics.SLA_ALERTS, bytes(alert.caseId()), SlaAlertJson.write(alert), null, recorded, null);
  }

  static OutputRecord progress(Progress progress) {
    return new OutputRecord(
        Topics.PROGRESS, bytes(String.valueOf(progress.subtask())), PROGRESS.encode(progress));
  }

  /** A watermark between the facts of a partition: the facts behind it were emitted later. */
  static OutputRecord inBandWatermark(int partition, Progress progress) {
    return new OutputRecord(
        Topics.CASE_FACTS, null, PROGRESS.encode(progress), null, false, partition);
  }

  /** The raw text of a refusal by the fold is the event as parsed, written again. */
  static RejectedRecord rejected(CaseArrival arrival, RejectReason reason, String detail) {
    return new RejectedRecord(
        Topics.CASE_EVENTS,
        arrival.partition(),
        arrival.offset(),
        reason,
        detail,
        bytes(arrival.caseId()),
        CaseEventWriter.write(EVENT.decode(arrival.content())),
        arrival.appendedAt());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
