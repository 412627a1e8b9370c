package io.escalations.docs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit, or a version.
 *
 * @param kind ms, bytes, or empty for plain numbers and versions
 * @param amount in that unit
 */
record Quantity(String kind, String amount) {
  private record Unit(String kind, long factor) {}

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("ms", new Unit("ms", 1)),
          Map.entry("s", new Unit("ms", 1_000)),
          Map.entry("second", new Unit("ms", 1_000)),
          Map.entry("seconds", new Unit("ms", 1_000)),
          Map.entry("minute", new Unit("ms", 60_000)),
          Map.entry("minutes", new Unit("ms", 60_000)),
          Map.entry("h", new Unit("ms", 3_600_000)),
          Map.entry("hours", new Unit("ms", 3_600_000)),
          Map.entry("days", new Unit("ms", 86_400_000)),
          Map.entry("KiB", new Unit("", 1L << 10)),
          Map.entry("MiB", new Unit("", 1L << 20)));

  private static final Pattern ON_A_PAGE =
      Pattern.compile("(\\d[\\d,]*(?:\\.\\d+)*)(?:\\s+([A-Za-z]+))?\\W*$");
  private static final Pattern DURATION =
      Pattern.compile("Duration\\.of(Millis|Seconds|Minutes|Hours|Days)\\((\\d+)\\)");
  private static final Pattern SHIFT = Pattern.compile("(\\d+)L? << (\\d+)");

  /** As people write it: {@code 500 ms}, {@code 20,000}, {@code 32 MiB}, {@code 4.3.1}. */
  static Quantity atTheEndOf(String text) {
    Matcher number = ON_A_PAGE.matcher(text);
    if (!number.find()) {
      return new Quantity("", text);
    }
    String digits = number.group(1).replace(",", "");
    Unit unit = number.group(2) == null ? new Unit("", 1) : UNITS.get(number.group(2));
    if (unit == null || digits.chars().filter(digit -> digit == '.').count() > 1) {
      return new Quantity("", digits);
    }
    return of(unit, new BigDecimal(digits));
  }

  /** As Java writes it: {@code "PT0.5S"}, {@code 20_000}, {@code 32L << 20}. */
  static Quantity ofCode(String code) {
    String plain = code.replace("_", "").replace("\"", "").strip();
    Matcher duration = DURATION.matcher(plain);
    if (duration.matches()) {
      return of(UNITS.get(unit(duration.group(1))), new BigDecimal(duration.group(2)));
    }
    Matcher shift = SHIFT.matcher(plain);
    if (shift.matches()) {
      long value = Long.parseLong(shift.group(1)) << Integer.parseInt(shift.group(2));
      return of(new Unit("", 1), BigDecimal.valueOf(value));
    }
    if (plain.matches("\\d+L?( \\* \\d+)*")) {
      BigDecimal product = BigDecimal.ONE;
      for (String factor : plain.replace("L", "").split(" \\* ", -1)) {
        product = product.multiply(new BigDecimal(factor));
      }
      return of(new Unit("", 1), product);
    }
    return plain.startsWith("P")
        ? of(new Unit("ms", 1), BigDecimal.valueOf(Duration.parse(plain).toMillis()))
        : new Quantity("", plain);
  }

  private static String unit(String method) {
    return switch (method) {
      case "Millis" -> "ms";
      case "Seconds" -> "s";
      case "Minutes" -> "minutes";
      case "Hours" -> "hours";
      default -> "days";
    };
  }

  private static Quantity of(Unit unit, BigDecimal number) {
    return new Quantity(
        unit.kind(),
        number.multiply(BigDecimal.valueOf(unit.factor())).stripTrailingZeros().toPlainString());
  }
}
