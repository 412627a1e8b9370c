package io.escalations.core.changelog;

/**
 * Why a case is evaluated.
 *
 * @param eventId the event that came; null when event time or a policy did
 * @param now event time of the job, epoch milliseconds UTC
 * @param wallClock when the alerts are emitted, epoch milliseconds UTC
 */
public record Trigger(String caseId, String eventId, long now, long wallClock) {}
