package io.escalations.schemas.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields of the event's JSON object, in the order they are written. */
enum EventField {
  EVENT_ID,
  CASE_ID,
  TYPE,
  OCCURRED_AT,
  SEQUENCE,
  SOURCE,
  ACTOR,
  CHANNEL,
  CUSTOMER,
  ISSUE,
  PRIORITY,
  DEPARTMENT,
  TEAM,
  ASSIGNEE,
  TIER,
  ESCALATION,
  DUE_AT,
  RATING,
  COMPENSATION,
  ATTRIBUTES;

  private static final Map<String, EventField> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EventField::json, field -> field));

  private final String json = name().toLowerCase(Locale.ROOT);
  private final int bit = 1 << ordinal();

  /** The field's name in JSON. */
  String json() {
    return json;
  }

  /** One bit of its own in a set of fields. */
  int bit() {
    return bit;
  }

  /**
   * @return null if the contract has no such field
   */
  static EventField named(String json) {
    return BY_NAME.get(json);
  }
}
