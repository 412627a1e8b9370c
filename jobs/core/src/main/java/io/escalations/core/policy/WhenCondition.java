package io.escalations.core.policy;

import io.escalations.core.event.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The {@code when} of a rule: every attribute named must have one of the values listed. Values
 * compare exactly; an absent attribute matches no list; no attribute named matches every case.
 */
public record WhenCondition(List<Wanted> wanted) {

  /** One attribute, and the values it may have. */
  public record Wanted(Attribute attribute, Set<String> values) {}

  /** What a rule may ask of a case; named in the policy file in lower case. */
  public enum Attribute {
    PRIORITY(attributes -> name(attributes.priority())),
    SEGMENT(attributes -> name(attributes.segment())),
    DEPARTMENT(Attributes::department),
    TEAM(Attributes::team),
    TIER(attributes -> attributes.tier() == null ? null : attributes.tier().toString()),
    CHANNEL(attributes -> name(attributes.channel())),
    CATEGORY(attributes -> name(attributes.category())),
    TYPE(Attributes::issueType),
    PRODUCT(Attributes::product);

    private final Function<Attributes, String> read;

    Attribute(Function<Attributes, String> read) {
      this.read = read;
    }

    private static String name(Enum<?> value) {
      return value == null ? null : value.name();
    }
  }

  /** Whether every case that matches the other condition matches this one. */
  boolean includes(WhenCondition other) {
    return wanted.stream()
        .allMatch(
            mine ->
                other.wanted.stream()
                    .anyMatch(
                        its ->
                            its.attribute() == mine.attribute()
                                && mine.values().containsAll(its.values())));
  }

  /** As people read it: {@code priority P1, P2; tier 2}, or {@code every case}. */
  @Override
  public String toString() {
    return wanted.isEmpty()
        ? "every case"
        : wanted.stream()
            .map(
                one ->
                    one.attribute().name().toLowerCase(Locale.ROOT)
                        + " "
                        + String.join(", ", one.values()))
            .collect(Collectors.joining("; "));
  }

  boolean matches(Attributes attributes) {
    for (int i = 0; i < wanted.size(); i++) {
      String value = wanted.get(i).attribute().read.apply(attributes);
      if (value == null || !wanted.get(i).values().contains(value)) {
        return false;
      }
    }
    return true;
  }
}
