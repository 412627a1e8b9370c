package io.escalations.core.yaml;

import io.escalations.schemas.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All that was found in a file while it was read: mistakes, for which it is refused, and warnings.
 * One part that is wrong does not keep the others from being read, so that one run shows it all.
 */
public final class Findings {
  private final Set<String> mistakes = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private UserError first;

  /** A mistake. */
  public void add(UserError mistake) {
    first = first == null ? mistake : first;
    mistakes.add(mistake.getMessage());
  }

  /** Something that is legal and probably not meant. */
  public void warn(YamlNode at, String what) {
    warnings.add(at.error(what).getMessage());
  }

  /** Reads a part; what it throws is noted. */
  public void check(Runnable part) {
    check(
        () -> {
          part.run();
          return null;
        },
        null);
  }

  /** Reads a part; what it throws is noted, and something else stands for it. */
  public <T> T check(Supplier<T> part, T instead) {
    try {
      return part.get();
    } catch (UserError e) {
      add(e);
      return instead;
    }
  }

  /** Notes every key but these. */
  public void onlyKeys(YamlNode node, String... allowed) {
    check(() -> node.unknownKeys(allowed).forEach(this::add));
  }

  /** The value under a key; empty when it is absent, or the node is no mapping, which is noted. */
  public Optional<YamlNode> find(YamlNode node, String key) {
    return check(() -> node.find(key), Optional.empty());
  }

  /** The value under a key that must be there, read; empty where it is not, which is noted. */
  public <T> Optional<T> read(YamlNode node, String key, Function<YamlNode, T> reader) {
    return check(() -> Optional.ofNullable(reader.apply(node.get(key))), Optional.empty());
  }

  /** The value under a key, read if it is there. */
  public <T> T read(YamlNode node, String key, Function<YamlNode, T> reader, T otherwise) {
    return find(node, key)
        .map(value -> check(() -> reader.apply(value), otherwise))
        .orElse(otherwise);
  }

  /** The entries of a mapping; none if it is no mapping, which is noted. */
  public Map<String, YamlNode> entries(YamlNode node) {
    return check(node::entries, new LinkedHashMap<>());
  }

  /** Each item of a list, read; those that are wrong are left out and noted. */
  public <T> List<T> items(YamlNode list, Function<YamlNode, T> reader) {
    List<T> read = new ArrayList<>();
    for (YamlNode item : check(list::items, List.<YamlNode>of())) {
      check(() -> read.add(reader.apply(item)), false);
    }
    return read;
  }

  /** One line each: file, line, key, reason. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** One line each, as mistakes. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * @throws UserError the first mistake, if there is one
   */
  public void throwFirst() {
    if (first != null) {
      throw first;
    }
  }
}
