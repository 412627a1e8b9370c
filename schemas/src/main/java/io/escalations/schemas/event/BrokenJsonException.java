package io.escalations.schemas.event;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;

/**
 * JSON as such, but not one object with each key once. Unlike the parser's own messages this one
 * repeats no value.
 */
final class BrokenJsonException extends JsonParseException {
  private static final long serialVersionUID = 1L;

  BrokenJsonException(JsonParser json, String message) {
    super(json, message);
  }

  BrokenJsonException(JsonParser json, String message, Throwable cause) {
    super(json, message, cause);
  }
}
