package io.escalations.dashboards.quarter;

import io.escalations.dashboards.text.Wording;
import java.util.List;

/**
 * A candidate for a recurring issue. Times are epoch milliseconds UTC.
 *
 * @param about what its cases have in common, in words
 * @param observed what the rule of its kind counts
 * @param expected from which count on the rule is met
 * @param samples cases that show it, ten at most
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
    List<String> samples,
    List<String> words,
    long ofItsKind) {
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
