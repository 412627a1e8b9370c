package io.escalations.dashboards.ask;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a query has no answer, for the person who wrote it.
 *
 * @param title which kind of reason it is, in a few words
 * @param message in ClickHouse's words, without its codes
 * @param line where in the query, from 1; 0 if it is not about a place
 * @param column where in that line, from 1
 * @param length characters there that are meant
 */
public record QueryProblem(String title, String message, int line, int column, int length) {
  private static final int CANCELLED = 394;
  private static final Set<Integer> TOO_LONG = Set.of(159, 160, 209);
  private static final int TOO_MUCH_MEMORY = 241;
  private static final Set<Integer> NOT_ALLOWED = Set.of(164, 452, 497);

  /** ClickHouse counts the bytes up to what it could not read, from 1. */
  private static final Pattern FAILED =
      Pattern.compile("failed at position (\\d+)(?: \\(([^()\\s]+)\\))?");

  private static final List<Pattern> NAMES =
      List.of(
          Pattern.compile("[Ii]dentifier [`']([^`']+)[`']"),
          Pattern.compile("[Ff]unction(?: with name)? [`']([^`']+)[`'] does not exist"),
          Pattern.compile("[Tt]able (?:escalations\\.)?[`']?([\\w.]+)[`']? does not exist"),
          Pattern.compile("[`']([^`']+)[`']"));

  /**
   * @param code number of ClickHouse's exception; 0 if it named none
   * @param message as it was sent
   */
  public static QueryProblem of(int code, String message, String query) {
    String reason =
        message
            .lines()
            .findFirst()
            .orElse("ClickHouse gave no reason")
            .replaceFirst("^Code: \\d+\\. DB::Exception: ", "")
            .replaceFirst("\\s*\\(version [^)]*\\)\\)?\\s*$", "")
            .replaceFirst("In scope .*$", "")
            .replaceFirst("\\s*\\([A-Z_]+\\)\\s*$", "")
            .strip();
    if (code == CANCELLED) {
      return new QueryProblem("Stopped", "You stopped it; nothing runs on any more.", 0, 0, 0);
    }
    if (TOO_LONG.contains(code)) {
      return new QueryProblem(
          "Stopped: it took too long",
          reason + " Ask for less: a shorter time, fewer columns, or a LIMIT before a join.",
          0,
          0,
          0);
    }
    if (code == TOO_MUCH_MEMORY) {
      return new QueryProblem(
          "Stopped: it needs too much memory",
          reason + " Ask for less: a shorter time, fewer columns, or fewer groups.",
          0,
          0,
          0);
    }
    String title =
        NOT_ALLOWED.contains(code) ? "Refused: analysts may only read" : "The query is wrong";
    return placed(title, reason, query);
  }

  private static QueryProblem placed(String title, String message, String query) {
    Matcher failed = FAILED.matcher(message);
    if (failed.find()) {
      int length = failed.group(2) == null ? 1 : failed.group(2).length();
      return at(title, message, query, characters(query, failed.group(1)), length);
    }
    for (Pattern pattern : NAMES) {
      Matcher named = pattern.matcher(message);
      if (named.find()) {
        int at = find(query, named.group(1));
        if (at >= 0) {
          return at(title, message, query, at, named.group(1).length());
        }
      }
    }
    return new QueryProblem(title, message, 0, 0, 0);
  }

  private static int characters(String query, String position) {
    byte[] bytes = query.getBytes(StandardCharsets.UTF_8);
    int before = Math.min(bytes.length, Integer.parseInt(position) - 1);
    return new String(bytes, 0, before, StandardCharsets.UTF_8).length();
  }

  /** As a word of its own if it stands so anywhere, whatever its capitals. */
  private static int find(String query, String name) {
    Matcher word =
        Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
            .matcher(query);
    return word.find()
        ? word.start()
        : query.toLowerCase(Locale.ROOT).indexOf(name.toLowerCase(Locale.ROOT));
  }

  private static QueryProblem at(String title, String message, String query, int at, int length) {
    String before = query.substring(0, at);
    int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
    return new QueryProblem(title, message, line, at - before.lastIndexOf('\n'), length);
  }
}
