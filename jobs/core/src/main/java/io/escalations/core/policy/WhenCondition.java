package io.escalations.core.policy;

import io.escalations.core.event.Attributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The {@code when} of a rule: every field named must have one of the values listed. Values compare
 * exactly, text regardless of capitals if the policy says so; an absent field matches no list; no
 * field named matches every case.
 */
public record WhenCondition(List<Wanted> wanted) {

  /**
   * One field, and the values it may have.
   *
   * @param values as written
   * @param compared the same in the form in which they are compared
   */
  public record Wanted(
      CaseField field, Set<String> values, Set<String> compared, boolean ignoresCase) {
    static Wanted of(CaseField field, Set<String> values, boolean ignoringCase) {
      boolean ignores = ignoringCase && field.isText();
      Set<String> compared = values;
      if (ignores) {
        compared = new LinkedHashSet<>();
        for (String value : values) {
          compared.add(folded(value));
        }
      }
      return new Wanted(field, values, compared, ignores);
    }

    private boolean matches(Attributes attributes) {
      String value = field.read().apply(attributes);
      return value != null && compared.contains(ignoresCase ? folded(value) : value);
    }

    /** Capitals first, for letters such as ß that only have small ones of their own. */
    private static String folded(String text) {
      return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private String text(boolean withPersonal) {
      return field.name()
          + " "
          + (withPersonal || !field.personal()
              ? String.join(", ", values)
              : "(one of " + values.size() + " listed)");
    }
  }

  /** What is wanted of a field, if it is named. */
  Optional<Wanted> of(CaseField field) {
    return wanted.stream().filter(one -> one.field().equals(field)).findFirst();
  }

  /** As people read it: {@code priority P1, P2; tier 2}, or {@code every case}. */
  @Override
  public String toString() {
    return text(one -> one.text(true));
  }

  /**
   * The same without what may be personal data, for those who may see a case but not whose it is.
   */
  public String withoutPersonalData() {
    return text(one -> one.text(false));
  }

  private String text(Function<Wanted, String> form) {
    return wanted.isEmpty()
        ? "every case"
        : wanted.stream().map(form).collect(Collectors.joining("; "));
  }

  boolean matches(Attributes attributes) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).matches(attributes)) {
        return false;
      }
    }
    return true;
  }
}
