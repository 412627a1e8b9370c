package io.escalations.importer.rule;

import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Shapes of YAML that several parts of a mapping have. */
final class Yaml {
  private Yaml() {}

  /** The texts of a list, or the one text that stands there. */
  static Set<String> texts(YamlNode node) {
    if (!node.isSequence()) {
      return Set.of(node.text());
    }
    Set<String> texts = new LinkedHashSet<>();
    node.items().forEach(item -> texts.add(item.text()));
    return texts;
  }

  /** A list, or the one node that stands there. */
  static List<YamlNode> items(YamlNode node) {
    return node.isSequence() ? node.items() : List.of(node);
  }

  /** A flag that is set by {@code true} and left out otherwise. */
  static boolean isTrue(YamlNode node) {
    if (!node.bool()) {
      throw node.error("leave it out instead of false");
    }
    return true;
  }

  static Pattern pattern(YamlNode node) {
    try {
      return Pattern.compile(node.text());
    } catch (PatternSyntaxException e) {
      throw node.error("not a regular expression: " + e.getDescription());
    }
  }

  /** One of the names, which are in the order of the enum's values. */
  static <E extends Enum<E>> E oneOf(YamlNode node, Class<E> type, String... names) {
    int index = Arrays.asList(names).indexOf(node.text());
    if (index < 0) {
      throw node.error("'" + node.text() + "' is none of " + String.join(", ", names));
    }
    return type.getEnumConstants()[index];
  }

  /** One of an enum's names, in any case. */
  static <E extends Enum<E>> E named(YamlNode node, Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(node.text())) {
        return value;
      }
    }
    String hint =
        Known.of(names)
            .nearest(node.text())
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("");
    throw node.error("'" + node.text() + "' is none of " + String.join(", ", names) + hint);
  }
}
