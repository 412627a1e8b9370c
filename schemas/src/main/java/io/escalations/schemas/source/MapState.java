package io.escalations.schemas.source;

import java.util.List;

/**
 * What became of the records of a source: records = mapped + skipped + without a case.
 *
 * @param records that were mapped or could not be
 * @param skipped which the mapping says are about no case
 * @param withoutCase which name none, or are no JSON
 * @param events that came of them
 * @param refused what of them could not be mapped
 * @param lastRefused the last few of these, for people
 * @param mappedAt epoch milliseconds UTC
 */
public record MapState(
    String source,
    long records,
    long skipped,
    long withoutCase,
    long events,
    long refused,
    List<String> lastRefused,
    long mappedAt) {}
