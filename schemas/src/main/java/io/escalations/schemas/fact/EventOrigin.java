package io.escalations.schemas.fact;

/**
 * Where an accepted event came from. A record of {@code case-events-accepted} carries it in the
 * header {@link #HEADER}, so that the event itself is passed on as it was encoded once.
 *
 * @param partition where the record stands in {@code case-events}; so does the offset
 * @param appendedAt when Kafka appended it, epoch milliseconds UTC
 * @param late whether the timeline job's event time had reached the event's instant before it came
 * @param contentDigest of the event as accepted, by which a second delivery is told from another
 *     event under the same id
 * @param knownAt event time of its partition from which on it was known, epoch milliseconds UTC
 */
public record EventOrigin(
    int partition, long offset, long appendedAt, boolean late, long contentDigest, long knownAt) {
  public static final String HEADER = "origin";

  private static final int IN_NO_TOPIC = -1;
  private static final String SEPARATOR = " ";
  private static final String LATE = "late";
  private static final String IN_TIME = "in-time";

  /** Of an event that was read from a file, and stands in no topic. */
  public static EventOrigin ofFile(long appendedAt, long contentDigest, long knownAt) {
    return new EventOrigin(IN_NO_TOPIC, IN_NO_TOPIC, appendedAt, false, contentDigest, knownAt);
  }

  /** Whether it stands in no topic. */
  public boolean isOfFile() {
    return partition == IN_NO_TOPIC;
  }

  /** The value of the header, one word each. */
  public String encode() {
    return String.join(
        SEPARATOR,
        String.valueOf(partition),
        String.valueOf(offset),
        String.valueOf(appendedAt),
        late ? LATE : IN_TIME,
        String.valueOf(contentDigest),
        String.valueOf(knownAt));
  }

  /**
   * @throws IllegalArgumentException if the text is no origin
   */
  public static EventOrigin decode(String header) {
    String[] words = header.split(SEPARATOR, -1);
    if (words.length != 6) {
      throw new IllegalArgumentException("no origin of an event: " + header);
    }
    return new EventOrigin(
        Integer.parseInt(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        words[3].equals(LATE),
        Long.parseLong(words[4]),
        Long.parseLong(words[5]));
  }
}
