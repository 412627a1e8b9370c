package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads what an answer must have; a field that is gone is named. */
final class Answers {
  private Answers() {}

  /**
   * @throws SourceProblem if there is no such list
   */
  static JsonNode list(JsonNode answer, String name) {
    JsonNode list = answer.path(name);
    if (!list.isArray()) {
      throw gone(answer, name, "a list");
    }
    return list;
  }

  /**
   * @throws SourceProblem if there is no such value
   */
  static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isValueNode() || value.asText().isBlank() || value.isNull()) {
      throw gone(node, name, "a value");
    }
    return value.asText();
  }

  private static SourceProblem gone(JsonNode node, String name, String expected) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return SourceProblem.strange(
        "expected "
            + expected
            + " under '"
            + name
            + "', found only "
            + (names.isEmpty() ? "no fields" : String.join(", ", names))
            + ": is the address that of this product?");
  }
}
