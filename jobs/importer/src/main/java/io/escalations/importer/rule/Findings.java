package io.escalations.importer.rule;

import io.escalations.core.yaml.YamlNode;
import io.escalations.importer.text.Nearest;
import io.escalations.schemas.UserError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** All that is wrong with a mapping: what is wrong in one part is noted, and the rest is read. */
public final class Findings {
  private final Set<String> findings = new LinkedHashSet<>();

  /** The part, or {@code instead} where it is wrong. */
  public <T> T check(Supplier<T> part, T instead) {
    try {
      return part.get();
    } catch (UserError e) {
      findings.add(e.getMessage());
      return instead;
    }
  }

  /** Notes what is wrong with the part. */
  public void check(Runnable part) {
    check(
        () -> {
          part.run();
          return null;
        },
        null);
  }

  /** Notes a mistake. */
  public void add(UserError error) {
    findings.add(error.getMessage());
  }

  /** Notes each key that is none of these, with the nearest one. */
  void onlyKeys(YamlNode node, String... known) {
    List<String> keys = List.of(known);
    node.entries()
        .forEach(
            (key, value) -> {
              if (!keys.contains(key)) {
                add(value.error("unknown key" + Nearest.hint(key, keys)));
              }
            });
  }

  /**
   * @throws RefusedMapping if anything was noted
   */
  public void refuseIfAny() {
    if (!findings.isEmpty()) {
      throw new RefusedMapping(new ArrayList<>(findings));
    }
  }
}
