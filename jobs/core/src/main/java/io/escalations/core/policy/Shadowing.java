package io.escalations.core.policy;

import io.escalations.core.policy.WhenCondition.Wanted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds rules that can never match, since earlier ones match every case they are for. */
final class Shadowing {
  /** A rule that lists more combinations of values is taken to have one that is left to it. */
  private static final int MOST_COMBINATIONS = 20_000;

  private final List<Wanted> wanted;
  private final List<TargetRule> earlier;

  private Shadowing(TargetRule rule, List<TargetRule> earlier) {
    this.wanted = rule.when().wanted();
    this.earlier =
        earlier.stream().filter(other -> !other.isDeadline() || rule.isDeadline()).toList();
  }

  /**
   * @param earlier rules for the same clock that stand before it
   */
  static boolean hides(TargetRule rule, List<TargetRule> earlier) {
    long combinations = 1;
    for (Wanted one : rule.when().wanted()) {
      combinations = Math.min(MOST_COMBINATIONS + 1L, combinations * one.compared().size());
    }
    Shadowing shadowing = new Shadowing(rule, earlier);
    return combinations <= MOST_COMBINATIONS && shadowing.all(0, new HashMap<>());
  }

  /** Whether each combination of the values from the n-th field on is some earlier rule's. */
  private boolean all(int n, Map<CaseField, String> combination) {
    if (n == wanted.size()) {
      return earlier.stream().anyMatch(rule -> matches(rule.when(), combination));
    }
    for (String value : wanted.get(n).compared()) {
      combination.put(wanted.get(n).field(), value);
      if (!all(n + 1, combination)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(WhenCondition when, Map<CaseField, String> combination) {
    return when.wanted().stream()
        .allMatch(
            one ->
                combination.containsKey(one.field())
                    && one.compared().contains(combination.get(one.field())));
  }
}
