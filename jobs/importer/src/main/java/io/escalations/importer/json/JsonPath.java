package io.escalations.importer.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in JSON: names with dots between them, such as {@code via.channel}. A list on the way
 * stands for its items; {@code comments[public=true]} are those with that value, {@code
 * comments[0]} is the first.
 */
public record JsonPath(boolean fromRoot, List<Step> steps) {
  private static final String ROOT = "$.";
  private static final Pattern STEP =
      Pattern.compile("([^.\\[\\]]+)(?:\\[(?:(\\d+)|([^\\[\\]=]+)=([^\\[\\]]*))])?(?:\\.|$)");

  /**
   * @param index of the item that is meant; -1 for all
   * @param key of items; null for all
   * @param value that they have there
   */
  record Step(String name, int index, String key, String value) {}

  /**
   * @throws IllegalArgumentException saying what a path looks like
   */
  public static JsonPath of(String text) {
    boolean fromRoot = text.startsWith(ROOT);
    String rest = fromRoot ? text.substring(ROOT.length()) : text;
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(rest);
    int end = 0;
    while (step.find() && step.start() == end) {
      int index = step.group(2) == null ? -1 : Integer.parseInt(step.group(2));
      steps.add(new Step(step.group(1), index, step.group(3), step.group(4)));
      end = step.end();
    }
    if (steps.isEmpty() || end < rest.length() || rest.endsWith(".")) {
      throw new IllegalArgumentException(
          "expected a path such as ticket.id, changes[field=status].to or $.id, found '"
              + text
              + "'");
    }
    return new JsonPath(fromRoot, List.copyOf(steps));
  }

  /**
   * Everything that stands there, in order; empty if nothing does.
   *
   * @param root of the payload
   * @param here where a path begins that is not from the root
   */
  List<JsonNode> find(JsonNode root, JsonNode here) {
    List<JsonNode> found = List.of(fromRoot ? root : here);
    for (Step step : steps) {
      found = found.stream().flatMap(node -> next(node, step).stream()).toList();
    }
    return found;
  }

  private static List<JsonNode> next(JsonNode node, Step step) {
    if (node.isArray()) { // the item of the step before is itself a list
      List<JsonNode> all = new ArrayList<>();
      node.forEach(item -> all.addAll(next(item, step)));
      return all;
    }
    JsonNode child = node.get(step.name());
    if (child == null) {
      return List.of();
    }
    if (!child.isArray()) {
      return step.index() <= 0 && matches(child, step) ? List.of(child) : List.of();
    }
    List<JsonNode> items = new ArrayList<>();
    for (int index = 0; index < child.size(); index++) {
      if ((step.index() < 0 || step.index() == index) && matches(child.get(index), step)) {
        items.add(child.get(index));
      }
    }
    return items;
  }

  private static boolean matches(JsonNode item, Step step) {
    return step.key() == null || item.path(step.key()).asText().equals(step.value());
  }
}
