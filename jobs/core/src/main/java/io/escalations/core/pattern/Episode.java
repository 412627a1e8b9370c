package io.escalations.core.pattern;

import java.util.List;
import java.util.stream.Stream;

/**
 * Successive days on which a rule was met without a break. Instants are epoch milliseconds UTC.
 *
 * @param firstCase earliest case of the window in which the rule was met first: the name of what it
 *     is about
 * @param firstSeen when the rule was met
 * @param lastSeen the last case that belongs to it
 * @param endsAt when the rule is met no longer, if no other case comes
 * @param cases in the window that ends with the last case
 * @param sample {@link #ends} of those of them that are known
 */
public record Episode(
    String firstCase, long firstSeen, long lastSeen, long endsAt, int cases, List<CaseAt> sample) {
  private static final int MOST_AT_AN_END = 5;

  /** The first five and the last five of many cases; all if they are no more than ten. */
  public static List<CaseAt> ends(List<CaseAt> inOrder) {
    int size = inOrder.size();
    return size <= 2 * MOST_AT_AN_END
        ? List.copyOf(inOrder)
        : Stream.concat(
                inOrder.subList(0, MOST_AT_AN_END).stream(),
                inOrder.subList(size - MOST_AT_AN_END, size).stream())
            .toList();
  }

  /** The ids of the sample, in its order. */
  public List<String> sampleIds() {
    return sample.stream().map(CaseAt::caseId).toList();
  }
}
