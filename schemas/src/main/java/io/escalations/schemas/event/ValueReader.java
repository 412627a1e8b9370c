package io.escalations.schemas.event;

import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NULL;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NUMBER_INT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_STRING;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.escalations.schemas.Times;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;

/**
 * Reads the value the parser stands on as what it has to be. A value that is not is null, and the
 * first such is remembered.
 */
final class ValueReader {
  private static final JsonFactory COPY =
      JsonFactory.builder().enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int LONGEST_NUMBER = 64;
  private static final BigDecimal AMOUNT_LIMIT = BigDecimal.TEN.pow(15);
  private static final int AMOUNT_DECIMALS = 9;

  private final JsonParser json;
  private String invalid;

  ValueReader(JsonParser json) {
    this.json = json;
  }

  /**
   * @return field, what was found and what is expected, for the first wrong value; null if there
   *     was none
   */
  String invalid() {
    return invalid;
  }

  String text(String field) throws IOException {
    if (json.currentToken() != VALUE_STRING) {
      wrongKind(field, "a string");
      return null;
    }
    String text = json.getText();
    if (!isUnicode(text)) {
      wrong(field, "half of a surrogate pair", "Unicode text");
    }
    return text;
  }

  String text(String field, int longest) throws IOException {
    String text = text(field);
    if (text != null && (text.isEmpty() || text.length() > longest)) {
      int length = text.codePointCount(0, text.length());
      if (length == 0 || length > longest) {
        wrong(field, length + " characters", "1 to " + longest);
      }
    }
    return text;
  }

  /** A key that is kept. */
  String name(String name) {
    if (!isUnicode(name)) {
      wrong("key", "half of a surrogate pair", "Unicode text");
    }
    return name;
  }

  <E extends Enum<E>> E oneOf(String field, EnumNames<E> names) throws IOException {
    String text = text(field);
    if (text == null) {
      return null;
    }
    E value = names.named(text);
    if (value == null) {
      wrong(field, Found.quoted(text), "one of " + names);
    }
    return value;
  }

  /** A number without a fraction, however it is written: JSON has one kind of number, 3.0 is 3. */
  Long whole(String field, long least, long greatest) throws IOException {
    String expected = "a whole number from " + least + " to " + greatest;
    if (!json.currentToken().isNumeric()) {
      wrongKind(field, expected);
      return null;
    }
    String text = json.getText();
    try {
      long value =
          json.currentToken() == VALUE_NUMBER_INT
              ? Long.parseLong(text)
              : decimal(text).longValueExact();
      if (value >= least && value <= greatest) {
        return value;
      }
      wrong(field, text, expected);
    } catch (ArithmeticException | NumberFormatException e) {
      wrong(field, Found.text(text), expected);
    }
    return null;
  }

  BigDecimal amount(String field) throws IOException {
    String expected = "a number below 10^15 with at most " + AMOUNT_DECIMALS + " decimals";
    if (!json.currentToken().isNumeric()) {
      wrongKind(field, expected);
      return null;
    }
    String text = json.getText();
    try {
      BigDecimal value = decimal(text).stripTrailingZeros();
      if (value.scale() <= AMOUNT_DECIMALS && value.abs().compareTo(AMOUNT_LIMIT) < 0) {
        return Compensation.withoutZeros(value);
      }
      wrong(field, text, expected);
    } catch (NumberFormatException e) {
      wrong(field, Found.text(text), expected);
    }
    return null;
  }

  Long time(String field) throws IOException {
    String expected = "a time with offset such as 2016-02-29T01:23:00Z";
    if (json.currentToken() != VALUE_STRING) {
      wrongKind(field, expected);
      return null;
    }
    try {
      return Times.parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    } catch (DateTimeException e) {
      wrong(field, Found.quoted(json.getText()), expected);
      return null;
    }
  }

  Long timeInRange(String field) throws IOException {
    Long time = time(field);
    if (time != null && !TimeRange.contains(time)) {
      invalid = invalid == null ? TimeRange.refusal(field, time) : invalid;
    }
    return time;
  }

  /** As {@link #timeInRange}, and the empty text is a value of its own. */
  Long timeOrNone(String field, long none) throws IOException {
    boolean empty = json.currentToken() == VALUE_STRING && json.getTextLength() == 0;
    return empty ? Long.valueOf(none) : timeInRange(field);
  }

  boolean isObject(String field) throws IOException {
    if (json.currentToken() == START_OBJECT) {
      return true;
    }
    wrongKind(field, "an object");
    return false;
  }

  /** Whatever stands here as text, objects and arrays as JSON. */
  String anything(String field) throws IOException {
    if (json.currentToken() == VALUE_NULL) {
      return null;
    }
    if (json.currentToken().isScalarValue()) {
      return json.currentToken() == VALUE_STRING ? text(field) : json.getText();
    }
    StringWriter copy = new StringWriter();
    try (JsonGenerator generator = COPY.createGenerator(copy)) {
      copyStructure(generator);
    } catch (JsonGenerationException e) {
      throw new BrokenJsonException(json, "a key twice in one object of " + Found.quoted(field), e);
    }
    String text = copy.toString();
    if (!isUnicode(text)) {
      wrong(field, "half of a surrogate pair", "Unicode text");
    }
    return text;
  }

  /** Numbers as they were written, which the generator's own copying does not promise. */
  private void copyStructure(JsonGenerator generator) throws IOException {
    int depth = 0;
    do {
      switch (json.currentToken()) {
        case START_OBJECT -> generator.writeStartObject();
        case START_ARRAY -> generator.writeStartArray();
        case END_OBJECT -> generator.writeEndObject();
        case END_ARRAY -> generator.writeEndArray();
        case FIELD_NAME -> generator.writeFieldName(json.currentName());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> generator.writeNumber(json.getText());
        default -> generator.copyCurrentEvent(json);
      }
      depth += json.currentToken().isStructStart() ? 1 : json.currentToken().isStructEnd() ? -1 : 0;
    } while (depth > 0 && json.nextToken() != null);
  }

  /** Remembers the fault and passes over the value. */
  private void wrongKind(String field, String expected) throws IOException {
    wrong(field, Found.kind(json.currentToken()), expected);
    json.skipChildren();
  }

  private void wrong(String field, String found, String expected) {
    if (invalid == null) {
      invalid = Found.text(field) + ": found " + found + ", expected " + expected;
    }
  }

  /** Cut off where a number costs more to compute with than it is worth. */
  private static BigDecimal decimal(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException("longer than " + LONGEST_NUMBER);
    }
    return new BigDecimal(text);
  }

  /**
   * What no encoder can write must not come in: half of a surrogate pair is legal in JSON, but is
   * no text.
   */
  private static boolean isUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (Character.isSurrogate(character)) {
        if (Character.isLowSurrogate(character)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  BrokenJsonException duplicate(String name) {
    return new BrokenJsonException(json, "the key " + Found.quoted(name) + " twice in one object");
  }
}
