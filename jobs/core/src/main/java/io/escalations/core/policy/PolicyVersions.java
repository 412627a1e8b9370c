package io.escalations.core.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** All versions of the SLA policy, whenever they were published. Immutable. */
public final class PolicyVersions {
  public static final PolicyVersions NONE = new PolicyVersions(List.of());

  private final List<SlaPolicy> ascending;
  private final List<SlaPolicy> migrating;

  private PolicyVersions(List<SlaPolicy> ascending) {
    this.ascending = ascending;
    migrating = ascending.stream().filter(SlaPolicy::migrate).toList();
  }

  /**
   * Of versions with the same {@code effective_from} only the one with the greatest name ever comes
   * into force.
   */
  public static PolicyVersions of(Collection<SlaPolicy> policies) {
    List<SlaPolicy> ascending = new ArrayList<>();
    List<SlaPolicy> sorted =
        policies.stream()
            .sorted(
                Comparator.comparingLong(SlaPolicy::effectiveFrom)
                    .thenComparing(SlaPolicy::version))
            .toList();
    for (SlaPolicy policy : sorted) {
      int last = ascending.size() - 1;
      if (last >= 0 && ascending.get(last).effectiveFrom() == policy.effectiveFrom()) {
        ascending.set(last, policy);
      } else {
        ascending.add(policy);
      }
    }
    return new PolicyVersions(List.copyOf(ascending));
  }

  /** One version that rules all of history, whatever its {@code effective_from}. */
  public static PolicyVersions always(SlaPolicy policy) {
    return of(
        List.of(
            new SlaPolicy(
                policy.version(),
                Long.MIN_VALUE,
                false,
                policy.calendars(),
                policy.clocks(),
                policy.rulesByClock(),
                policy.autoEscalation())));
  }

  /** The latest version with {@code effective_from} at or before the instant, or null. */
  public SlaPolicy inForceAt(long instant) {
    for (int i = ascending.size() - 1; i >= 0; i--) {
      if (ascending.get(i).effectiveFrom() <= instant) {
        return ascending.get(i);
      }
    }
    return null;
  }

  /** Those that come into force, in that order. */
  public List<SlaPolicy> ascending() {
    return ascending;
  }

  /** Their names. */
  public List<String> names() {
    return ascending.stream().map(SlaPolicy::version).toList();
  }

  /** Versions that running clocks move to, in the order in which they come into force. */
  public List<SlaPolicy> migrating() {
    return migrating;
  }
}
