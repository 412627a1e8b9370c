package io.escalations.core.changelog;

/**
 * An input of a case that has not been evaluated yet.
 *
 * @param eventId the event that came, the proof of what it disproves; null if a policy did
 * @param events how many events of the case had arrived by then
 * @param now event time then, epoch milliseconds UTC
 */
public record PendingEvaluation(String eventId, int events, long now) {}
