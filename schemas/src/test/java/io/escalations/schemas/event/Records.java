package io.escalations.schemas.event;

/** Records for tests: one good event, and the same with a field more or another. */
final class Records {
  private Records() {}

  static final String GOOD =
      "{\"event_id\":\"E1\",\"case_id\":\"C1\",\"type\":\"CASE_OPENED\",\"occurred_at\":\"2016-02-29T01:16:00Z\"}";

  /** The good event with one more field, written as JSON. */
  static String with(String field) {
    return GOOD.substring(0, GOOD.length() - 1) + "," + field.replace('\'', '"') + "}";
  }

  /**
   * The good event with the value of a field replaced, or without the field if the value is null.
   */
  static String replacing(String field, String value) {
    String found = "\"" + field + "\":\"[^\"]*\",?";
    String replaced =
        GOOD.replaceFirst(
            found,
            value == null
                ? ""
                : "\"" + field + "\":" + value.replace('\'', '"').replace("\\", "\\\\") + ",");
    return replaced.replace(",}", "}");
  }
}
