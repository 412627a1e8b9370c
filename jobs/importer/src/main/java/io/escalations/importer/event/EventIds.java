package io.escalations.importer.event;

import io.escalations.importer.text.Blanks;
import io.escalations.schemas.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names for the events of one case by what they are: the rule, the instant, and the new values that
 * made them. An export that has more columns filled, or other rows besides, gives the same facts
 * the same names. A fact that an export moves to another instant is another fact.
 */
public final class EventIds {
  private static final int LONGEST_VALUES = 40;
  private static final int LONGEST = 128;

  private final String caseId;
  private final Map<String, Integer> facts = new HashMap<>();

  public EventIds(String caseId) {
    this.caseId = caseId;
  }

  /**
   * A name that no other event of the case has: facts that nothing tells apart are counted, in the
   * order of the rows.
   *
   * @param occurredAt epoch milliseconds; null if the row has no date
   * @param newValues of the columns whose change made the event
   */
  public String fact(String rule, Long occurredAt, List<String> newValues) {
    String values = newValues.stream().map(Blanks::plain).collect(Collectors.joining(","));
    String fact =
        rule
            + "@"
            + (occurredAt == null ? "" : Times.format(occurredAt))
            + (values.isEmpty() ? "" : "=" + shortened(values, LONGEST_VALUES));
    int number = facts.merge(fact, 1, Integer::sum);
    return number == 1 ? fact : fact + "#" + number;
  }

  /** The id of an event where the mapping names none. */
  public String usual(String fact) {
    return shortened(caseId + "/" + fact, LONGEST);
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    String hash = HexFormat.of().formatHex(sha256(text), 0, 8);
    return text.substring(0, longest - hash.length() - 1) + "~" + hash;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
