package io.escalations.core.yaml;

import java.util.Collection;
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
   * @param where in a word or two, such as {@code here}
   */
  public String instead(String found, String where) {
    return alike(found).map(name -> "; did you mean '" + name + "'?").orElse("")
        + " (known "
        + where
        + ": "
        + (names.isEmpty() ? "none" : String.join(", ", names))
        + ")";
  }

  /** The one that differs in nothing but capitals, blanks and signs. */
  private Optional<String> alike(String found) {
    return names.stream().filter(name -> letters(name).equals(letters(found))).findFirst();
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
