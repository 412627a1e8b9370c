package io.escalations.core.pattern;

import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.fact.PatternKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * From which count on a path is a candidate; a kind that has no threshold is not looked for.
 *
 * @param thresholds least count by kind
 */
public record PatternRules(Map<PatternKind, Integer> thresholds) implements Serializable {
  private static final String DEFAULT = "patterns.yaml";
  private static final int MOST = 1_000;

  /** Those that come with the product. */
  public static PatternRules standard() {
    try (InputStream text = PatternRules.class.getResourceAsStream(DEFAULT)) {
      return parse(DEFAULT, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @throws io.escalations.schemas.UserError with file, line, key and reason */
  public static PatternRules parse(String file, String text) {
    YamlNode root = YamlNode.parse(file, text).onlyKeys("ping_pong", "reopen_loop", "tier_skip");
    Map<PatternKind, Integer> thresholds = new EnumMap<>(PatternKind.class);
    root.find("ping_pong").ifPresent(rule -> thresholds.put(PatternKind.PING_PONG, least(rule, "returns")));
    root.find("reopen_loop").ifPresent(rule -> thresholds.put(PatternKind.REOPEN_LOOP, least(rule, "stops")));
    root.find("tier_skip").ifPresent(rule -> thresholds.put(PatternKind.TIER_SKIP, least(rule, "tiers")));
    return new PatternRules(thresholds);
  }

  private static int least(YamlNode rule, String key) {
    return rule.onlyKeys(key).get(key).integer(1, MOST);
  }
}
