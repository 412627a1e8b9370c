package io.escalations.importer.text;

/** Text for messages, in which one sees what usually cannot be seen. */
public final class VisibleText {
  private static final int LONGEST = 100;

  private VisibleText() {}

  /**
   * In single quotes, cut if it is long: a no-break space shows as {@code ␣[U+00A0]}, a line break
   * as {@code ⏎}, a zero-width or control character as {@code [U+200B]}.
   */
  public static String quoted(String text) {
    boolean cut = text.length() > LONGEST;
    StringBuilder visible = new StringBuilder("'");
    (cut ? text.substring(0, LONGEST) : text)
        .codePoints()
        .forEach(codePoint -> append(visible, codePoint));
    return visible.append(cut ? "…'" : "'").toString();
  }

  private static void append(StringBuilder visible, int codePoint) {
    if (codePoint == '\n') {
      visible.append('⏎');
    } else if (codePoint != ' ' && isBlank(codePoint)) {
      visible.append("␣[U+").append(String.format("%04X", codePoint)).append(']');
    } else if (Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT) {
      visible.append("[U+").append(String.format("%04X", codePoint)).append(']');
    } else {
      visible.appendCodePoint(codePoint);
    }
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }
}
