package io.escalations.core.policy;

import io.escalations.core.event.Attributes;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.IssueCategory;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What a rule may ask of a case.
 *
 * @param name the key under {@code when}
 * @param values those that exist; empty: any text
 * @param personal whether its values may be personal data, and are not shown to everybody
 * @param read gives the case's value; null if it has none
 */
public record CaseField(
    String name, List<String> values, boolean personal, Function<Attributes, String> read) {

  /** All but the attributes that a source names itself. */
  public static final List<CaseField> BUILT_IN =
      List.of(
          oneOf("priority", Priority.values(), attributes -> name(attributes.priority())),
          oneOf("segment", Segment.values(), attributes -> name(attributes.segment())),
          text("department", false, Attributes::department),
          text("team", false, Attributes::team),
          new CaseField("tier", List.of("1", "2", "3", "4"), false, CaseField::tier),
          oneOf("channel", Channel.values(), attributes -> name(attributes.channel())),
          oneOf("category", IssueCategory.values(), attributes -> name(attributes.category())),
          text("type", false, Attributes::issueType),
          text("product", false, Attributes::product),
          text("account", true, Attributes::account),
          text("customer", true, Attributes::customerId));

  private static final String ATTRIBUTE = "attributes.";

  private static CaseField text(String name, boolean personal, Function<Attributes, String> read) {
    return new CaseField(name, List.of(), personal, read);
  }

  private static CaseField oneOf(String name, Enum<?>[] values, Function<Attributes, String> read) {
    return new CaseField(name, Arrays.stream(values).map(Enum::name).toList(), false, read);
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static String tier(Attributes attributes) {
    return attributes.tier() == null ? null : attributes.tier().toString();
  }

  /** The field under a key, {@code attributes.NAME} included; null if there is none such. */
  static CaseField of(String key) {
    if (key.startsWith(ATTRIBUTE) && key.length() > ATTRIBUTE.length()) {
      String name = key.substring(ATTRIBUTE.length());
      return text(key, true, attributes -> attributes.custom().get(name));
    }
    return BUILT_IN.stream().filter(field -> field.name.equals(key)).findFirst().orElse(null);
  }

  /** Whether its values are free text. */
  public boolean isText() {
    return values.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CaseField field && field.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
