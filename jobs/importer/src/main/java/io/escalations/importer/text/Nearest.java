package io.escalations.importer.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /** Empty if none is near: a third of its letters may differ, and any case. */
  public static Optional<String> of(String name, Collection<String> known) {
    String wanted = folded(name);
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(wanted, folded(candidate))))
        .filter(
            candidate ->
                distance(wanted, folded(candidate)) <= Math.max(1, candidate.length() / 3));
  }

  /** {@code (did you mean 'x'?)}, or what is known if nothing is near. */
  public static String hint(String name, Collection<String> known) {
    return of(name, known)
        .map(nearest -> " (did you mean '" + nearest + "'?)")
        .orElse(" (known here: " + String.join(", ", known) + ")");
  }

  private static String folded(String text) {
    return Blanks.plain(text).toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's. */
  private static int distance(String first, String second) {
    int[] row = new int[second.length() + 1];
    for (int j = 0; j <= second.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= first.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= second.length(); j++) {
        int above = row[j];
        int change = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[second.length()];
  }
}
