package io.escalations.schemas.source;

import java.util.Map;

/**
 * How far a source was read, and how that goes. Times are epoch milliseconds UTC.
 *
 * @param product what it is
 * @param connectedAt when it was read for the first time: what happened before is history
 * @param reached everything before it was read
 * @param page where to go on within a window; null between two windows
 * @param metNow whether its history has been read to the end once
 * @param polledAt when it was asked last
 * @param answeredAt when it gave an answer that could be used; null if it never has
 * @param outcome of the last time it was asked
 * @param problem why there was no such answer, for people; null if there was one
 * @param failures in a row
 * @param records that were read, each once
 * @param gap what could not be read, for people; null if everything could
 * @param seen ids of records of the last while, with when they happened: windows overlap
 */
public record PollState(
    String source,
    String product,
    long connectedAt,
    long reached,
    String page,
    boolean metNow,
    long polledAt,
    Long answeredAt,
    PollOutcome outcome,
    String problem,
    int failures,
    long records,
    String gap,
    Map<String, Long> seen) {}
