package io.escalations.history.backfill;

import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import java.io.Serializable;
import java.util.List;

/**
 * A version of the policy.
 *
 * @param name of its file, for messages
 * @param text with its holidays resolved
 */
public record BackfillPolicy(String name, String text) implements Serializable {
  /**
   * @throws io.escalations.core.policy.RefusedPolicy if one of them is bad
   */
  public static PolicyVersions versions(List<BackfillPolicy> policies) {
    return PolicyVersions.of(
        policies.stream().map(policy -> PolicyParser.parse(policy.name, policy.text)).toList());
  }
}
