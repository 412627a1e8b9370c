package io.escalations.core.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names that a place of a file knows, to say what somebody probably meant. */
public record Known(List<String> names) {
  public static Known of(String... names) {
    return new Known(List.of(names));
  }

  public static Known of(Collection<String> names) {
    return new Known(List.copyOf(names));
  }

  /**
   * What to write instead of a name that is not among them.
   *
   * @param where in a word or two, such as "here"
   */
  public String instead(String found, String where) {
    return nearest(found).map(name -> "; did you mean '" + name + "'?").orElse("")
        + " (known "
        + where
        + ": "
        + (names.isEmpty() ? "none" : String.join(", ", names))
        + ")";
  }

  /**
   * The one that was probably meant: it differs in nothing but capitals, blanks and signs, or in at
   * most a third of its letters.
   */
  public Optional<String> nearest(String found) {
    String wanted = letters(found);
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(wanted, letters(name))))
        .filter(name -> distance(wanted, letters(name)) <= letters(name).length() / 3);
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
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
