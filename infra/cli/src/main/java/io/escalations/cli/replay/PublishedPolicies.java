package io.escalations.cli.replay;

import io.escalations.core.policy.PolicyText;
import io.escalations.schemas.UserError;
import io.escalations.stored.StoredPolicies;
import io.escalations.stored.StoredPolicies.Published;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts policy versions into force: they stand on the topic, and a completed checkpoint of the job
 * has them in its state.
 */
public final class PublishedPolicies {
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);

  private final EventPublisher publisher;
  private final Coverage coverage;
  private final Map<String, Published> newest;

  /**
   * @throws UserError if Kafka does not answer
   */
  PublishedPolicies(String brokers, EventPublisher publisher, Coverage coverage) {
    this.publisher = publisher;
    this.coverage = coverage;
    try (StoredPolicies stored = new StoredPolicies(brokers, ANSWERED_WITHIN)) {
      this.newest = stored.newest();
    }
  }

  /**
   * Puts one version into force.
   *
   * @return whether it is new; the same file again changes nothing
   * @throws UserError if the version stands with other content, or Kafka or the job does not answer
   */
  public static boolean publish(String brokers, Policy policy) {
    try (EventPublisher publisher = new EventPublisher(brokers);
        Coverage coverage = new Coverage(brokers, () -> {})) {
      return new PublishedPolicies(brokers, publisher, coverage).publish(List.of(policy)) > 0;
    }
  }

  /**
   * @return how many are new
   */
  int publish(List<Policy> policies) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    List<Policy> unknown = new ArrayList<>();
    for (Policy policy : policies) {
      Published published = newest.get(policy.version());
      // What the job refused may be put right under the same name.
      if (published == null || published.policy().isEmpty()) {
        unknown.add(policy);
      } else if (PolicyText.sameFile(published.text(), policy.text())) {
        ends.merge(published.partition(), published.offset() + 1, Math::max);
      } else {
        throw new UserError(
            policy.file()
                + ": version '"
                + policy.version()
                + "' was published with other content, and rows were computed under it: give"
                + " this file another 'version'");
      }
    }
    unknown.forEach(policy -> publisher.publishPolicy(policy.version(), policy.text()));
    publisher.flush().forEach((partition, end) -> ends.merge(partition, end, Math::max));
    coverage.awaitCommitted(Coverage.POLICIES, ends);
    return unknown.size();
  }
}
