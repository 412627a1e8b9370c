package io.escalations.jobs.analytics;

import io.escalations.core.pattern.Episode;

/**
 * The last episode of a key.
 *
 * @param episode null if there is none any more
 * @param active whether it goes on
 * @param forgotten whether there is none because it is too long ago to be kept, and not because it
 *     is no longer true
 */
public record KeyedEpisode(String key, Episode episode, boolean active, boolean forgotten) {}
