package io.escalations.dashboards.quarter;

import io.escalations.dashboards.text.Wording;
import java.util.List;

/**
 * A candidate for a recurring issue. Times are epoch milliseconds UTC.
 *
 * @param about what its cases have in common, in words
 * @param observed what the rule of its kind counts
 * @param expected from which count on the rule is met
 * @param first the first cases that show it, by opening: five, or all if there are ten at most
 * @param last the last five, if there are more than ten
 * @param words that make the descriptions of its cases alike
 * @param ofItsKind how many there are of the kind, this one included
 */
public record Pattern(
    String id,
    String kind,
    String about,
    long firstAt,
    long lastAt,
    long cases,
    long observed,
    double expected,
    String status,
    List<String> first,
    List<String> last,
    List<String> words,
    long ofItsKind) {
  /** Of more than ten cases that show a pattern, so many are listed from either end. */
  private static final int FROM_EITHER_END = 5;

  /** In the order they are shown. */
  public static final List<String> KINDS =
      List.of(
          "SAME_CUSTOMER",
          "BURST",
          "SIMILAR_TEXT",
          "STALLED",
          "PING_PONG",
          "REOPEN_LOOP",
          "TIER_SKIP");

  /** Cases of it that are not listed. */
  public long unlisted() {
    return Math.max(0, cases - first.size() - last.size());
  }

  /**
   * Where the first cases end and the last begin.
   *
   * @param listed the first five and the last five, by opening
   * @param known how many there are
   */
  public static int firstOf(List<String> listed, long known) {
    return known > 2 * FROM_EITHER_END ? FROM_EITHER_END : listed.size();
  }

  /** A kind in words. */
  public static String title(String kind) {
    return switch (kind) {
      case "SAME_CUSTOMER" -> "The same customer comes again and again";
      case "BURST" -> "Many of one sort at once";
      case "SIMILAR_TEXT" -> "Similar descriptions";
      case "STALLED" -> "Stands still";
      case "PING_PONG" -> "Handed to and fro between departments";
      case "REOPEN_LOOP" -> "Solved, and not solved";
      case "TIER_SKIP" -> "Handed past a tier";
      default -> Wording.words(kind);
    };
  }

  /**
   * What its count is seen beside: for a burst what was usual, for the others from which count on
   * the rule is met.
   */
  public static String from(String kind) {
    return kind.equals("BURST") ? "Usual" : "Listed from";
  }

  /** What the rule of a kind counts. */
  public static String counts(String kind) {
    return switch (kind) {
      case "PING_PONG" -> "Returns";
      case "REOPEN_LOOP" -> "Times solved";
      case "TIER_SKIP" -> "Tiers at once";
      case "STALLED" -> "Working hours still";
      default -> "Cases counted";
    };
  }
}
