package io.escalations.core.rolling;

/** Keys have no nulls: what is unknown is the empty text. */
final class Unknown {
  private Unknown() {}

  static String orEmpty(String value) {
    return value == null ? "" : value;
  }

  static String orEmpty(Enum<?> value) {
    return value == null ? "" : value.name();
  }
}
