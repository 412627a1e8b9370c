package io.escalations.core.policy;

import io.escalations.core.calendar.CalendarParser;
import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.YamlNode;
import io.escalations.schemas.Times;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a policy's text. One with any mistake is refused whole, with file, line, key and reason of
 * each.
 */
public final class PolicyParser {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private final Findings findings = new Findings();
  private final Map<String, WorkingTime> calendars = new LinkedHashMap<>();
  private final Map<String, ClockDefinition> clocks = new LinkedHashMap<>();

  private TextMatch textMatch = TextMatch.EXACT;
  private List<AskedValue> asked = List.of();

  private PolicyParser() {}

  /**
   * @param file its name, for messages
   * @param text with its holidays resolved, see {@link PolicyText}
   * @throws RefusedPolicy naming file, line, key and reason
   */
  public static SlaPolicy parse(String file, String text) {
    return read(file, text).policy();
  }

  /**
   * The same, with the warnings: what is legal and probably not meant.
   *
   * @throws RefusedPolicy naming file, line, key and reason
   */
  public static CheckedPolicy read(String file, String text) {
    PolicyParser parser = new PolicyParser();
    SlaPolicy policy =
        parser.findings.check(
            () -> parser.policy(PolicyText.parse(file, text, parser.findings)), null);
    if (!parser.findings.mistakes().isEmpty()) {
      throw new RefusedPolicy(parser.findings.mistakes());
    }
    return new CheckedPolicy(
        policy,
        parser.textMatch == TextMatch.IGNORE_CASE,
        parser.asked,
        parser.findings.warnings());
  }

  private SlaPolicy policy(PolicyText text) {
    YamlNode root = text.policy();
    findings.onlyKeys(
        root,
        "version",
        "effective_from",
        "migrate",
        "text_match",
        "calendars",
        "clocks",
        "rules",
        "auto_escalation");
    String version = findings.read(root, "version", PolicyParser::version).orElse("");
    long effectiveFrom = findings.read(root, "effective_from", PolicyParser::instant).orElse(0L);
    boolean migrate = findings.read(root, "migrate", YamlNode::bool, false);
    textMatch =
        findings.read(root, "text_match", value -> value.oneOf(TextMatch.class), TextMatch.EXACT);
    findings
        .find(root, "calendars")
        .ifPresent(
            node ->
                findings
                    .entries(node)
                    .forEach(
                        (name, calendar) ->
                            calendars.put(
                                name, CalendarParser.parse(calendar, text.holidays(), findings))));
    findings.find(root, "clocks").ifPresent(node -> findings.entries(node).forEach(this::clock));
    Map<String, ClockDefinition> known = new LinkedHashMap<>(ClockDefinition.BUILT_IN);
    known.putAll(clocks);
    WhenParser when = new WhenParser(findings, textMatch == TextMatch.IGNORE_CASE);
    RuleParser rules = new RuleParser(known, calendars, when, findings);
    findings.check(() -> root.get("rules").items().forEach(rules::parse));
    asked = when.asked();
    AutoEscalation autoEscalation =
        findings.read(
            root,
            "auto_escalation",
            node -> AutoEscalationParser.parse(node, findings),
            AutoEscalation.NONE);
    findings.check(() -> warnOfCalendars(root));
    return new SlaPolicy(
        version, effectiveFrom, migrate, calendars, clocks, rules.rulesByClock(), autoEscalation);
  }

  private static String version(YamlNode node) {
    if (node.text().isBlank()) {
      throw node.error("a version needs a name");
    }
    return node.text();
  }

  private static long instant(YamlNode node) {
    try {
      return Times.parse(node.text());
    } catch (DateTimeException e) {
      throw node.error(
          "expected a time with an offset such as 2016-01-01T00:00:00Z, found '"
              + node.text()
              + "'"
              + (DATE.matcher(node.text()).matches()
                  ? "; from midnight UTC on: " + node.text() + "T00:00:00Z"
                  : ""));
    }
  }

  /** A clock that is refused still has a name that rules may use. */
  private void clock(String name, YamlNode node) {
    ClockDefinition nothing = ClockDefinition.further(name, Set.of(), Set.of(), Set.of(), Set.of());
    clocks.put(name, findings.check(() -> ClockParser.parse(name, node, findings), nothing));
  }

  /** One that no rule names is mostly one whose name was changed in one place only. */
  private void warnOfCalendars(YamlNode root) {
    Set<String> named = new HashSet<>();
    for (YamlNode rule : root.get("rules").items()) {
      rule.find("calendar")
          .filter(node -> !node.isMapping() && !node.isSequence())
          .ifPresent(node -> named.add(node.text()));
    }
    calendars.keySet().stream()
        .filter(name -> !named.contains(name))
        .forEach(
            name -> findings.warn(root.get("calendars").get(name), "no rule names this calendar"));
  }

  /** How the texts of a policy are compared with those of a case. */
  private enum TextMatch {
    EXACT,
    /** Capital letters and small ones are the same. */
    IGNORE_CASE
  }
}
