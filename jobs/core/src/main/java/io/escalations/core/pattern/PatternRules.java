package io.escalations.core.pattern;

import io.escalations.core.calendar.CalendarParser;
import io.escalations.core.calendar.PublicHolidays;
import io.escalations.core.policy.PolicyText;
import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.fact.PatternKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What makes a candidate, kind by kind; a kind without a rule is not searched for. Travels as the
 * text it was read from.
 */
public final class PatternRules implements Serializable {
  private static final long serialVersionUID = 2L;
  private static final String DEFAULT = "patterns.yaml";
  private static final int MOST = 1_000;
  private static final int MOST_DAYS = 90;

  private final String file;
  private final String text;
  private final transient Map<PatternKind, Integer> thresholds = new EnumMap<>(PatternKind.class);
  private final transient RecurrenceRule sameCustomer;
  private final transient RecurrenceRule similarText;
  private final transient StallRule stalled;
  private final transient BurstRule burst;

  private PatternRules(String file, String text) {
    this.file = file;
    this.text = text;
    Findings findings = new Findings();
    PolicyText parts = PolicyText.parse(file, text, findings);
    findings.throwFirst();
    YamlNode root =
        parts
            .policy()
            .onlyKeys(
                "ping_pong",
                "reopen_loop",
                "tier_skip",
                "same_customer",
                "stalled",
                "similar_text",
                "burst");
    root.find("ping_pong")
        .ifPresent(rule -> thresholds.put(PatternKind.PING_PONG, least(rule, "returns")));
    root.find("reopen_loop")
        .ifPresent(rule -> thresholds.put(PatternKind.REOPEN_LOOP, least(rule, "stops")));
    root.find("tier_skip")
        .ifPresent(rule -> thresholds.put(PatternKind.TIER_SKIP, least(rule, "tiers")));
    sameCustomer = root.find("same_customer").map(PatternRules::recurrence).orElse(null);
    similarText = root.find("similar_text").map(PatternRules::recurrence).orElse(null);
    stalled = root.find("stalled").map(rule -> stall(rule, parts.holidays())).orElse(null);
    burst = root.find("burst").map(PatternRules::burstRule).orElse(null);
  }

  /** Those that come with the product. */
  public static PatternRules standard() {
    try (InputStream text = PatternRules.class.getResourceAsStream(DEFAULT)) {
      return parse(DEFAULT, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws io.escalations.schemas.UserError with file, line, key and reason
   */
  public static PatternRules parse(String file, String text) {
    return new PatternRules(file, text);
  }

  /**
   * The text with the dates of the public holidays behind it that its calendar names, as a policy
   * is published with them.
   *
   * @throws io.escalations.schemas.UserError if the text is not YAML
   */
  public static String resolve(String file, String text, PublicHolidays holidays) {
    return PolicyText.resolve(file, text, PatternRules::calendars, holidays);
  }

  private static Stream<YamlNode> calendars(YamlNode root) {
    return Stream.of(root)
        .filter(YamlNode::isMapping)
        .flatMap(rules -> rules.find("stalled").stream())
        .filter(YamlNode::isMapping)
        .flatMap(rule -> rule.find("calendar").stream());
  }

  /** From which count on the path of a case is a candidate, by kind. */
  public Map<PatternKind, Integer> thresholds() {
    return thresholds;
  }

  public Optional<RecurrenceRule> sameCustomer() {
    return Optional.ofNullable(sameCustomer);
  }

  public Optional<RecurrenceRule> similarText() {
    return Optional.ofNullable(similarText);
  }

  public Optional<StallRule> stalled() {
    return Optional.ofNullable(stalled);
  }

  public Optional<BurstRule> burst() {
    return Optional.ofNullable(burst);
  }

  private static int least(YamlNode rule, String key) {
    return rule.onlyKeys(key).get(key).integer(1, MOST);
  }

  private static RecurrenceRule recurrence(YamlNode rule) {
    rule.onlyKeys("cases", "days");
    return new RecurrenceRule(
        rule.get("cases").integer(2, CasesOfSpan.MOST), rule.get("days").integer(1, MOST_DAYS));
  }

  private static StallRule stall(YamlNode rule, Map<String, SortedSet<LocalDate>> holidays) {
    rule.onlyKeys("unowned_hours", "silent_hours", "calendar");
    return new StallRule(
        rule.get("unowned_hours").integer(1, MOST),
        rule.get("silent_hours").integer(1, MOST),
        CalendarParser.parse(rule.get("calendar"), holidays));
  }

  private static BurstRule burstRule(YamlNode rule) {
    rule.onlyKeys("weeks", "cases", "false_candidates_per_year", "quiet_hours");
    return new BurstRule(
        rule.get("weeks").integer(2, 26),
        rule.get("cases").integer(1, MOST),
        rule.get("false_candidates_per_year").integer(1, MOST),
        rule.get("quiet_hours").integer(1, 168));
  }

  private Object readResolve() {
    return parse(file, text);
  }
}
