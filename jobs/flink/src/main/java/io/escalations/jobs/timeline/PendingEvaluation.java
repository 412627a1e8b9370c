package io.escalations.jobs.timeline;

/**
 * A look that is owed to a case.
 *
 * @param eventId the event that came, the proof of what it disproves; null if a policy did
 * @param events how many events of the case had arrived then
 * @param now event time then, epoch milliseconds UTC
 */
record PendingEvaluation(String eventId, int events, long now) {}
