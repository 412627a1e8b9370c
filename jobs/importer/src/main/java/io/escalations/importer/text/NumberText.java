package io.escalations.importer.text;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers as people and spreadsheets write them: {@code 1,234.50}, {@code 1.234,50}, {@code 5.0}.
 */
public final class NumberText {
  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  private NumberText() {}

  /**
   * @param decimal the decimal mark; the other one of point and comma, blanks and apostrophes group
   * @return null if it is no number
   */
  public static BigDecimal read(String text, char decimal) {
    String grouped = Blanks.plain(text).replace(" ", "").replace("'", "").replace("’", "");
    char group = decimal == '.' ? ',' : '.';
    if (!isGroupedWell(grouped, group, decimal)) {
      return null;
    }
    String plain = grouped.replace(String.valueOf(group), "").replace(decimal, '.');
    return PLAIN.matcher(plain).matches() ? new BigDecimal(plain) : null;
  }

  /** A number with at most one decimal mark, be it a point or a comma. */
  public static BigDecimal readUngrouped(String text) {
    String plain = Blanks.plain(text).replace(',', '.');
    return PLAIN.matcher(plain).matches() ? new BigDecimal(plain) : null;
  }

  /** Without needless zeros and without an exponent. */
  public static String write(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** A comma that groups stands before three digits: in 4,5 it does not, so it is a decimal one. */
  private static boolean isGroupedWell(String text, char group, char decimal) {
    if (text.indexOf(group) < 0) {
      return true;
    }
    String mark = Pattern.quote(String.valueOf(group));
    return text.matches(
        "[+-]?\\d{1,3}(" + mark + "\\d{3})+(" + Pattern.quote(String.valueOf(decimal)) + "\\d+)?");
  }
}
