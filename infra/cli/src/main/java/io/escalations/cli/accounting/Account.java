package io.escalations.cli.accounting;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a command sent, and what became of it.
 *
 * @param sent records, heartbeats apart
 * @param refusedHere of what was read that which Kafka does not take, by reason: it was not sent
 * @param outcomes null if nobody waited for them
 * @param firstRefusals a few of those refused
 */
public record Account(
    long sent,
    SortedMap<String, Long> refusedHere,
    Outcomes outcomes,
    List<Refused> firstRefusals) {

  /** So many refusals are shown. */
  public static final int FIRST = 5;

  private static final String ALL_REFUSALS =
      "./escalations sql \"SELECT partition, offset, reason, detail FROM rejected_events WHERE"
          + " topic = 'case-events' ORDER BY rejected_at DESC\"";

  /** Finds the places of refused records, as those who sent them know them. */
  @FunctionalInterface
  public interface Places {
    /**
     * @return at most {@link #FIRST}
     */
    List<Refused> of(List<Refusal> refusals) throws IOException;
  }

  /**
   * Asks the pipeline.
   *
   * @param refusedHere see the component; a few of these come first
   * @throws UserError if a record has no outcome
   */
  public static Account ask(
      OutcomeReader reader,
      SentRecords sent,
      SortedMap<String, Long> refusedHere,
      List<Refused> firstHere,
      Places places)
      throws IOException {
    Outcomes known = reader.outcomes(sent);
    if (known.unknown() != 0) {
      throw new UserError(
          "of %,d records sent %,d have no outcome, which should not be: see ./escalations status"
              .formatted(known.sent(), known.unknown()));
    }
    List<Refused> first = new ArrayList<>(firstHere);
    if (known.refusedInAll() > 0) {
      first.addAll(places.of(reader.firstRefusals(sent, FIRST)));
    }
    return new Account(sent.count(), refusedHere, known, first);
  }

  /** How many were refused, here or by the pipeline. */
  public long refused() {
    return refusedByReason().values().stream().mapToLong(Long::longValue).sum();
  }

  /** In a few lines, for people. */
  public void print(PrintWriter out) {
    out.println(outcomes == null ? unknownOutcomes() : knownOutcomes());
    firstRefusals.forEach(refused -> out.println("  " + refused));
    long more = refused() - firstRefusals.size();
    if (more > 0) {
      out.println("  and " + number(more) + " more: " + ALL_REFUSALS);
    }
    out.flush();
  }

  private String knownOutcomes() {
    return "accepted "
        + number(outcomes.accepted())
        + (outcomes.late() == 0 ? "" : " (" + number(outcomes.late()) + " late)")
        + ", duplicate "
        + number(outcomes.duplicates())
        + ", "
        + refusals();
  }

  private String unknownOutcomes() {
    return (refused() == 0 ? "" : refusals() + "; ")
        + "what the pipeline made of them was not waited for (--wait)";
  }

  private String refusals() {
    return "refused "
        + number(refused())
        + (refused() == 0 ? "" : ": ")
        + refusedByReason().entrySet().stream()
            .map(entry -> number(entry.getValue()) + " " + entry.getKey())
            .collect(Collectors.joining(", "));
  }

  private SortedMap<String, Long> refusedByReason() {
    SortedMap<String, Long> byReason = new TreeMap<>(refusedHere);
    if (outcomes != null) {
      for (Map.Entry<String, Long> entry : outcomes.refused().entrySet()) {
        byReason.merge(entry.getKey(), entry.getValue(), Long::sum);
      }
    }
    return byReason;
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
