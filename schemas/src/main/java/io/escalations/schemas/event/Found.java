package io.escalations.schemas.event;

import com.fasterxml.jackson.core.JsonToken;

/** What was found in the place of something else, fit for one line of text. */
final class Found {
  private static final int LONGEST = 80;

  private Found() {}

  static String quoted(String text) {
    return "'" + text(text) + "'";
  }

  /** On one line, cut. */
  static String text(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(character -> line.appendCodePoint(printable(character) ? character : '\uFFFD'));
    return text.codePointCount(0, text.length()) > LONGEST
        ? line.append('…').toString()
        : line.toString();
  }

  /** The kind of value alone: the value itself may be personal data. */
  static String kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }

  private static boolean printable(int character) {
    return !Character.isISOControl(character)
        && !(character <= 0xFFFF && Character.isSurrogate((char) character));
  }
}
