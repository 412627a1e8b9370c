package io.escalations.core.changelog;

/**
 * An input of a case that has not been evaluated yet.
 *
 * @param eventId the event that came, the proof of what it disproves; null if a policy did
 * @param events how many events of the case had arrived by then
 * @param now event time then, epoch milliseconds UTC
 * @param knownAt event time from which on it is known, see {@link FactsHistory}, epoch milliseconds
 *     UTC
 */
public record PendingEvaluation(String eventId, int events, long now, long knownAt) {
  boolean isPolicy() {
    return eventId == null;
  }

  /** How many events of the case had arrived before it. */
  int eventsBefore() {
    return isPolicy() ? events : events - 1;
  }
}
