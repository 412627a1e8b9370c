package io.escalations.backtest;

import io.escalations.core.event.TimelineEvent;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.topic.Topics;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whole cases with each event once. Of two events of a case under one id the first counts, as in
 * the timeline job: the same again is a duplicate, another content is refused.
 */
final class SpooledCases {
  private final SortedMap<String, Map<String, TimelineEvent>> cases = new TreeMap<>();
  private long duplicates;
  private final Refusals refusals = new Refusals();

  /**
   * @param content an event as the topic of accepted events holds it
   * @param digest of the event as it was first accepted
   */
  void add(byte[] content, long digest) {
    CaseEvent event = Topics.ACCEPTED_EVENTS.decode(content);
    TimelineEvent next = TimelineEvent.of(event, digest);
    Map<String, TimelineEvent> events =
        cases.computeIfAbsent(event.caseId(), id -> new LinkedHashMap<>());
    TimelineEvent first = events.putIfAbsent(event.eventId(), next);
    if (first != null) {
      judge(event, first.contentDigest() == digest);
    }
  }

  private void judge(CaseEvent event, boolean same) {
    if (same) {
      duplicates++;
    } else {
      refusals.add(
          "case " + event.caseId(),
          RejectReason.DUPLICATE_ID_DIFFERS,
          "event_id: found " + event.eventId() + " again, with other content");
    }
  }

  Collection<String> caseIds() {
    return cases.keySet();
  }

  /** In the order of the input. */
  Collection<TimelineEvent> events(String caseId) {
    return cases.get(caseId).values();
  }

  /** How many events came again. */
  long duplicates() {
    return duplicates;
  }

  /** Events that had the id of another one of their case. */
  Refusals refusals() {
    return refusals;
  }
}
