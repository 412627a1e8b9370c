package io.escalations.importer.text;

/** Blanks of every kind: tools write no-break and narrow ones, and marks that have no width. */
public final class Blanks {
  private Blanks() {}

  /** Without blanks and zero-width marks at both ends. */
  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Each run of blanks as one space, zero-width marks gone, trimmed. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    boolean pending = false;
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (isMark(c)) {
        continue;
      }
      if (isBlank(c)) {
        pending = plain.length() > 0;
      } else {
        if (pending) {
          plain.append(' ');
          pending = false;
        }
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || isMark(c);
  }

  private static boolean isMark(char c) {
    return Character.getType(c) == Character.FORMAT;
  }
}
