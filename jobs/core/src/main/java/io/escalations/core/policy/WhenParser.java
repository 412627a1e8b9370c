package io.escalations.core.policy;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.WhenCondition.Wanted;
import io.escalations.core.yaml.Findings;
import io.escalations.core.yaml.Known;
import io.escalations.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the {@code when} of a rule. A value no case can have would make a rule that never matches:
 * refused, not ignored.
 */
final class WhenParser {
  private static final String ATTRIBUTES = "attributes";

  /** What other help desks call these. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("organization", "account"),
          Map.entry("organisation", "account"),
          Map.entry("company", "account"),
          Map.entry("customer.account", "account"),
          Map.entry("customer_account", "account"),
          Map.entry("customer.id", "customer"),
          Map.entry("customer_id", "customer"),
          Map.entry("requester", "customer"),
          Map.entry("customer.segment", "segment"),
          Map.entry("customer_segment", "segment"),
          Map.entry("group", "department"),
          Map.entry("assignment_group", "team"),
          Map.entry("issue.category", "category"),
          Map.entry("issue_category", "category"),
          Map.entry("issue.type", "type"),
          Map.entry("issue_type", "type"),
          Map.entry("issue.product", "product"),
          Map.entry("issue_product", "product"));

  private final Findings findings;
  private final boolean ignoringCase;
  private final List<AskedValue> asked = new ArrayList<>();

  WhenParser(Findings findings, boolean ignoringCase) {
    this.findings = findings;
    this.ignoringCase = ignoringCase;
  }

  /** Every value that was read, in the order of the file. */
  List<AskedValue> asked() {
    return asked;
  }

  WhenCondition parse(YamlNode node) {
    List<Wanted> wanted = new ArrayList<>();
    findings
        .entries(node)
        .forEach((key, list) -> findings.check(() -> wanted.add(wanted(key, list))));
    return new WhenCondition(List.copyOf(wanted));
  }

  private Wanted wanted(String key, YamlNode list) {
    CaseField field = CaseField.of(key);
    if (field == null) {
      throw list.error(unknown(key, list));
    }
    List<String> read =
        findings.items(
            list,
            item -> {
              String value = value(field, item);
              asked.add(new AskedValue(item.error("'" + value + "'").getMessage(), field, value));
              return value;
            });
    Set<String> values = new LinkedHashSet<>();
    for (String value : read) {
      if (!values.add(value)) {
        findings.warn(list, "'" + value + "' stands twice");
      }
    }
    if (list.isSequence() && list.items().isEmpty()) {
      throw list.error("can never match: the list is empty");
    }
    return Wanted.of(field, values, ignoringCase);
  }

  private static String unknown(String key, YamlNode at) {
    if (key.equals(ATTRIBUTES)) {
      return at.isMapping() && !at.entries().isEmpty()
          ? "write the name into the key: "
              + ATTRIBUTES
              + "."
              + at.entries().keySet().iterator().next()
          : "write the name of the attribute into the key, such as attributes.contract";
    }
    String meant = ELSEWHERE.get(key);
    if (meant != null) {
      return "unknown key; that is '" + meant + "' here";
    }
    List<String> known = new ArrayList<>(CaseField.BUILT_IN.stream().map(CaseField::name).toList());
    known.add(ATTRIBUTES + ".NAME");
    return "unknown key" + Known.of(known).instead(key, "here");
  }

  private String value(CaseField field, YamlNode item) {
    String value = item.text();
    if (!field.isText()) {
      if (!field.values().contains(value)) {
        throw item.error(
            "'"
                + value
                + "' is no "
                + field.name()
                + Known.of(field.values()).instead(value, "values"));
      }
      return field.values().get(field.values().indexOf(value)); // compared sooner than an equal one
    }
    if (value.isEmpty() && (field.name().equals("department") || field.name().equals("team"))) {
      throw item.error("can never match: an empty " + field.name() + " is none");
    }
    if (value.length() > TimelineEvent.COMPARED_CHARACTERS) {
      throw item.error(
          "can never match: of a value no more than "
              + TimelineEvent.COMPARED_CHARACTERS
              + " characters are kept");
    }
    if (!value.equals(value.strip())) {
      findings.warn(
          item, "'" + value + "' begins or ends with a blank, and so must the event's value");
    }
    return value;
  }
}
