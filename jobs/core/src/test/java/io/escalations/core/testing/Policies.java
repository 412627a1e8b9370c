package io.escalations.core.testing;

import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import java.util.List;

/** Policies for tests: one rule a line, {@code "resolution | P1 | 4h | on_change: reset"}. */
public final class Policies {
  private Policies() {}

  /**
   * @param rules {@code clock | priority or * | target | further keys}
   */
  public static PolicyVersions of(String... rules) {
    return PolicyVersions.of(List.of(policy("v1", "2000-01-01T00:00:00Z", false, rules)));
  }

  public static SlaPolicy policy(
      String version, String effectiveFrom, boolean migrate, String... rules) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("version: \"")
        .append(version)
        .append("\"\neffective_from: ")
        .append(effectiveFrom)
        .append("\nmigrate: ")
        .append(migrate);
    yaml.append("\ncalendars: {always: {hours: always}}\nrules:\n");
    for (String rule : rules) {
      String[] parts = rule.split("\\|", -1);
      yaml.append("  - clock: ").append(parts[0].strip()).append('\n');
      if (!parts[1].strip().equals("*")) {
        yaml.append("    when: {priority: [").append(parts[1].strip()).append("]}\n");
      }
      yaml.append("    target: ").append(parts[2].strip()).append("\n    calendar: always\n");
      for (int i = 3; i < parts.length; i++) {
        yaml.append("    ").append(parts[i].strip()).append('\n');
      }
    }
    return PolicyParser.parse(version + ".yaml", yaml.toString());
  }
}
