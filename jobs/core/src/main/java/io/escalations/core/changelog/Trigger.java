package io.escalations.core.changelog;

/**
 * What made us look at a case.
 *
 * @param eventId the event that came; null when event time or a policy did
 * @param now event time of the job
 * @param wallClock when it is said, epoch milliseconds UTC
 */
public record Trigger(String caseId, String eventId, long now, long wallClock) {}
