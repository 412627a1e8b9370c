package io.escalations.cli.bench;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that tells what one run of a rung gave. A comparison of commits reads it from what an
 * earlier build printed, so its form does not change.
 *
 * @param round the first is 1
 * @param rate rows a second
 */
record RateLine(int round, int rounds, String title, double rate, double seconds) {
  private static final Pattern RATE =
      Pattern.compile("round \\d+ of \\d+: .* ([\\d,]+) rows/s \\(.*");

  String text() {
    return String.format(
        Locale.ROOT,
        "round %d of %d: %-48s %,9.0f rows/s (%.1f s)",
        round,
        rounds,
        title,
        rate,
        seconds);
  }

  /** The rate in a line; empty if it is another line. */
  static OptionalDouble rateIn(String line) {
    Matcher matcher = RATE.matcher(line);
    return matcher.matches()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1).replace(",", "")))
        : OptionalDouble.empty();
  }
}
