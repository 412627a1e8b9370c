package io.escalations.jobs.policies;

/**
 * A record of {@code sla-policies}.
 *
 * @param yaml the policy file, as published
 */
public record PolicyRecord(
    String version, String yaml, int partition, long offset, long appendedAt) {}
