package io.escalations.importer.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.importer.row.Row;
import io.escalations.importer.text.Blanks;
import java.util.List;
import java.util.Set;

/**
 * A JSON payload, or a part of it; the names of its values are paths, see {@link JsonPath}.
 *
 * @param here where paths begin that do not begin with {@code $.}
 * @param unknown the mapping's marks for not known
 */
public record JsonRow(JsonNode root, JsonNode here, Set<String> unknown) implements Row {
  public static JsonRow of(JsonNode payload, Set<String> unknown) {
    return new JsonRow(payload, payload, unknown);
  }

  /** Of several values the first that is not null. */
  @Override
  public String text(String name) {
    return texts(name).stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  @Override
  public String known(String name) {
    String text = Blanks.trim(text(name));
    return text.isEmpty() || unknown.contains(text) ? null : text;
  }

  @Override
  public List<String> texts(String name) {
    return JsonPath.of(name).find(root, here).stream().map(JsonRow::text).toList();
  }

  /** Whether anything stands there, be it null. */
  public boolean has(String name) {
    return !JsonPath.of(name).find(root, here).isEmpty();
  }

  /** The same payload, with paths from each of the parts that stand there. */
  public List<JsonRow> parts(JsonPath path) {
    return path.find(root, here).stream().map(part -> new JsonRow(root, part, unknown)).toList();
  }

  private static String text(JsonNode node) {
    if (node.isFloatingPointNumber()) {
      return node.decimalValue().toPlainString();
    }
    return node.isContainerNode() ? node.toString() : node.isNull() ? "" : node.asText();
  }
}
