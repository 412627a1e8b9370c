package io.escalations.core.pattern;

import java.util.List;

/**
 * Successive days on which a rule was met without a break. Instants are epoch milliseconds UTC.
 *
 * @param firstCase earliest case of the window in which the rule was met first: the name of what it
 *     is about
 * @param firstSeen when the rule was met
 * @param lastSeen the last case that belongs to it
 * @param endsAt when the rule is met no longer, if no other case comes
 * @param cases in the window that ends with the last case
 * @param sample the latest of them
 */
public record Episode(
    String firstCase, long firstSeen, long lastSeen, long endsAt, int cases, List<String> sample) {
  static final int MOST_SAMPLED = 10;
}
