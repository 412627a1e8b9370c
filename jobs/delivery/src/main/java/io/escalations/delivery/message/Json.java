package io.escalations.delivery.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Builds JSON. */
final class Json {
  private static final String CUT = "…";

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode object(Map<String, String> values) {
    ObjectNode object = object();
    values.forEach(object::put);
    return object;
  }

  /** At most so many characters; what is cut off ends with an ellipsis. */
  static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + CUT;
  }
}
