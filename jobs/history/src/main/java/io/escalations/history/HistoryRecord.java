package io.escalations.history;

import io.escalations.core.changelog.Digest;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Parsed;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.topic.Topics;

/**
 * A record of a file: an event, or why it is none. Whether it is a duplicate, or differs from
 * another event under its id, is known only among all events of its case.
 *
 * @param number of its line or row in the file, from 1
 * @param event null if refused
 * @param content the event as {@code case-events-accepted} carries it; null if refused, and of a
 *     heartbeat
 * @param contentDigest of the event as it was first accepted: it tells a second delivery from
 *     another event of this id
 * @param ingestedAt when Kafka appended it, epoch milliseconds UTC; null if the file does not say
 * @param knownAt event time from which on the pipeline knew it, epoch milliseconds UTC; null if the
 *     order of the file tells
 * @param reason null if it is an event
 * @param detail one line: which field, what was found, what is expected; null if it is an event
 */
public record HistoryRecord(
    long number,
    CaseEvent event,
    byte[] content,
    long contentDigest,
    Long ingestedAt,
    Long knownAt,
    RejectReason reason,
    String detail) {

  static HistoryRecord of(long number, Parsed parsed) {
    if (!parsed.isAccepted() || parsed.event().type() == EventType.HEARTBEAT) {
      return new HistoryRecord(
          number, parsed.event(), null, 0, null, null, parsed.reason(), parsed.detail());
    }
    byte[] content = Topics.ACCEPTED_EVENTS.encode(parsed.event());
    return new HistoryRecord(
        number, parsed.event(), content, Digest.of(content), null, null, null, null);
  }

  /**
   * @param known null if the file does not say: then it was when it happened
   */
  HistoryRecord withOrigin(Long digest, Long appendedAt, Long known) {
    return new HistoryRecord(
        number,
        event,
        content,
        digest == null ? contentDigest : digest,
        appendedAt,
        known == null ? Long.valueOf(event.occurredAt()) : known,
        reason,
        detail);
  }

  public boolean isRefused() {
    return event == null;
  }

  /** Whether it is about no case, and only advances event time. */
  public boolean isHeartbeat() {
    return event != null && event.type() == EventType.HEARTBEAT;
  }
}
