package io.escalations.core.policy;

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

  public static PolicyVersions of(Collection<SlaPolicy> policies) {
    return new PolicyVersions(
        policies.stream()
            .sorted(Comparator.comparingLong(SlaPolicy::effectiveFrom).thenComparing(SlaPolicy::version))
            .toList());
  }

  /** The latest version with {@code effective_from} at or before the instant (of equal ones the greater name), or null. */
  public SlaPolicy inForceAt(long instant) {
    SlaPolicy inForce = null;
    for (SlaPolicy policy : ascending) {
      if (policy.effectiveFrom() > instant) {
        break;
      }
      inForce = policy;
    }
    return inForce;
  }

  /** Versions that running clocks move to, in the order in which they come into force. */
  public List<SlaPolicy> migrating() {
    return migrating;
  }
}
