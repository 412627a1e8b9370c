package io.escalations.core.yaml;

import io.escalations.schemas.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A place in a configuration file that knows its line and its key, so that whoever reads it can
 * refuse the file with {@code file:line: key: reason}. Every getter throws {@link UserError} in
 * that form.
 */
public final class YamlNode {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final String MERGE = "<<";

  private final String file;
  private final String path;
  private final String key;
  private final Node at;
  private final Node node;

  /**
   * @param key under which it stands; empty for the root and for items
   * @param at where it begins, for messages
   */
  private YamlNode(String file, String path, String key, Node at, Node node) {
    this.file = file;
    this.path = path;
    this.key = key;
    this.at = at;
    this.node = node;
  }

  /**
   * @throws UserError if the text is not one YAML document
   */
  public static YamlNode parse(String file, String text) {
    List<YamlNode> documents = parseAll(file, text);
    if (documents.size() > 1) {
      throw documents.get(1).error("a second document begins here; expected one");
    }
    return documents.get(0);
  }

  /**
   * @return one or more documents
   * @throws UserError if the text is not YAML, or empty, or has a key twice
   */
  public static List<YamlNode> parseAll(String file, String text) {
    Findings findings = new Findings();
    List<YamlNode> documents = parseAll(file, text, findings);
    findings.throwFirst();
    return documents;
  }

  /**
   * The same for those who want to hear of every key that stands twice: of such the first counts.
   *
   * @throws UserError if the text is not YAML, or empty
   */
  public static List<YamlNode> parseAll(String file, String text, Findings findings) {
    try {
      List<YamlNode> documents = new ArrayList<>();
      new Compose(LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build())
          .composeAllFromString(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
          .forEach(root -> documents.add(new YamlNode(file, "", "", root, root)));
      if (documents.isEmpty()) {
        throw new UserError(file + ":1: the file is empty");
      }
      Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      documents.forEach(document -> document.findDoubleKeys(findings, seen));
      return documents;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new UserError(file + ":" + line + ": not valid YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new UserError(
          file + ": not valid YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
    }
  }

  /**
   * @param seen nodes that were looked through: an alias may stand anywhere, in itself too
   */
  private void findDoubleKeys(Findings findings, Set<Node> seen) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof SequenceNode) {
      items().forEach(item -> item.findDoubleKeys(findings, seen));
    } else if (node instanceof MappingNode mapping) {
      Set<String> keys = new HashSet<>();
      for (NodeTuple tuple : mapping.getValue()) {
        findings.check(
            () -> {
              YamlNode value = under(tuple);
              value.findDoubleKeys(findings, seen);
              if (!keys.add(value.key)) {
                throw value.error("the key stands twice: leave one of them out");
              }
            });
      }
    }
  }

  /** The file's name, for messages. */
  public String file() {
    return file;
  }

  /** The key this node stands under, dotted from the root. */
  public String path() {
    return path;
  }

  /** What is wrong here; the caller throws it. */
  public UserError error(String reason) {
    int line = at.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    return new UserError(file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + reason);
  }

  public boolean isNull() {
    return node.getTag().equals(Tag.NULL);
  }

  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  public boolean isSequence() {
    return node instanceof SequenceNode;
  }

  /** The value under a key that must be there. */
  public YamlNode get(String key) {
    return find(key).orElseThrow(() -> error("'" + key + "' is missing"));
  }

  /** The value under a key; empty when the key is absent or null. */
  public Optional<YamlNode> find(String key) {
    return Optional.ofNullable(entries().get(key)).filter(value -> !value.isNull());
  }

  /** Refuses every key but these. */
  public YamlNode onlyKeys(String... allowed) {
    List<UserError> unknown = unknownKeys(allowed);
    if (!unknown.isEmpty()) {
      throw unknown.get(0);
    }
    return this;
  }

  /** A refusal of each key but these; the caller throws or collects them. */
  List<UserError> unknownKeys(String... allowed) {
    List<UserError> unknown = new ArrayList<>();
    entries()
        .forEach(
            (key, value) -> {
              if (!List.of(allowed).contains(key)) {
                unknown.add(value.error("unknown key" + Known.of(allowed).instead(key, "here")));
              }
            });
    return unknown;
  }

  /**
   * The entries of a mapping, in the order of the file. Those of a mapping under {@code <<} follow,
   * as far as they do not stand here themselves.
   */
  public Map<String, YamlNode> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw error("expected a mapping (key: value)");
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode value = under(tuple);
      entries.putIfAbsent(value.key, value);
    }
    YamlNode merged = entries.remove(MERGE);
    if (merged != null) {
      merged.mergedInto(entries);
    }
    return entries;
  }

  private void mergedInto(Map<String, YamlNode> entries) {
    if (node instanceof SequenceNode) {
      items().forEach(item -> item.mergedInto(entries));
    } else {
      entries().forEach(entries::putIfAbsent);
    }
  }

  private YamlNode under(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      throw error("keys must be plain text");
    }
    String name = key.getValue();
    return new YamlNode(
        file,
        path.isEmpty() ? name : path + "." + name,
        name,
        tuple.getKeyNode(),
        tuple.getValueNode());
  }

  /** The items of a sequence. */
  public List<YamlNode> items() {
    if (!(node instanceof SequenceNode sequence)) {
      throw error(
          "expected a list" + (isNull() || isMapping() ? "" : ", such as [" + text() + "]"));
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlNode(file, path + "[" + items.size() + "]", "", item, item));
    }
    return items;
  }

  /** A scalar as written; quoted or not. */
  public String text() {
    if (!(node instanceof ScalarNode scalar) || isNull()) {
      throw error("expected a value");
    }
    return scalar.getValue();
  }

  public boolean bool() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error("expected true or false, found '" + text() + "'");
    };
  }

  public int integer(int least, int greatest) {
    try {
      int value = Integer.parseInt(text());
      if (value >= least && value <= greatest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // falls through to the one message for both mistakes
    }
    throw error(
        "expected a whole number from " + least + " to " + greatest + ", found '" + text() + "'");
  }

  /** One of an enum's names, in any case. */
  public <E extends Enum<E>> E oneOf(Class<E> type) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(text())) {
        return value;
      }
    }
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    throw error("'" + text() + "' is none of " + String.join(", ", names));
  }
}
