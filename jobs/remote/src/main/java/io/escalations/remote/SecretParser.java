package io.escalations.remote;

import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import io.escalations.remote.Secret.Source;
import java.util.ArrayList;
import java.util.List;

/** Reads the name of a secret: {@code KEY_file} or {@code KEY_env}, never its value. */
public final class SecretParser {
  private static final String FILE = "_file";
  private static final String VARIABLE = "_env";
  private static final int MOST = 2;

  private SecretParser() {}

  /** The keys under which a secret may be named, and the one under which it may not stand. */
  public static List<String> keys(String key) {
    return List.of(key, key + FILE, key + VARIABLE);
  }

  /** Whether it is named. */
  public static boolean isNamed(YamlNode node, String key) {
    return keys(key).stream().anyMatch(name -> node.find(name).isPresent());
  }

  /**
   * @return something, whatever was found
   */
  public static Secret required(YamlNode node, String key, Findings findings) {
    Secret secret = optional(node, key, findings);
    if (secret == null) {
      findings.add(node.error("'" + key + FILE + "' is missing (or '" + key + VARIABLE + "')"));
      return new Secret(List.of(new Source(node.path(), true, key)));
    }
    return secret;
  }

  /** Null where none is named. */
  public static Secret optional(YamlNode node, String key, Findings findings) {
    List<Source> sources = new ArrayList<>();
    findings
        .find(node, key)
        .ifPresent(
            value ->
                findings.add(
                    value.error(
                        "a secret does not stand here: write it into a file and name that in '"
                            + key
                            + FILE
                            + "', or name an environment variable in '"
                            + key
                            + VARIABLE
                            + "'")));
    for (String end : List.of(FILE, VARIABLE)) {
      findings
          .find(node, key + end)
          .ifPresent(
              named ->
                  findings.check(
                      () ->
                          Values.oneOrMore(named)
                              .forEach(name -> sources.add(source(name, end.equals(FILE))))));
    }
    if (sources.size() > MOST) {
      findings.add(node.error(key + ": at most two at once, the old one and the new one"));
    }
    boolean isInline = node.find(key).isPresent();
    return sources.isEmpty()
        ? isInline ? new Secret(List.of(new Source(node.path(), true, key))) : null
        : new Secret(sources);
  }

  private static Source source(YamlNode name, boolean isFile) {
    return new Source(name.error("").getMessage(), isFile, Values.text(name));
  }
}
