package io.escalations.importer.order;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts by the numbers in them: 9 before 10, SD-9 before SD-10. */
final class NaturalOrder implements Comparator<String> {
  private static final Pattern PART = Pattern.compile("\\d+|\\D+");

  @Override
  public int compare(String first, String second) {
    Matcher left = PART.matcher(first);
    Matcher right = PART.matcher(second);
    while (true) {
      boolean more = left.find();
      if (!right.find()) {
        return more ? 1 : 0;
      }
      if (!more) {
        return -1;
      }
      int compared = compareParts(left.group(), right.group());
      if (compared != 0) {
        return compared;
      }
    }
  }

  private static int compareParts(String first, String second) {
    return Character.isDigit(first.charAt(0)) && Character.isDigit(second.charAt(0))
        ? new BigInteger(first).compareTo(new BigInteger(second))
        : first.compareTo(second);
  }
}
