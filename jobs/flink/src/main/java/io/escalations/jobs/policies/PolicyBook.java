package io.escalations.jobs.policies;

import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.fact.RejectedRecord;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;

/** All policy versions published so far, kept in broadcast state as text and parsed once. */
public final class PolicyBook {
  private final BroadcastState<String, PolicyRecord> published;
  private PolicyVersions versions;
  private long reach = Long.MAX_VALUE;

  /**
   * @param published by version; what a restore brought back is in force at once
   */
  public PolicyBook(BroadcastState<String, PolicyRecord> published) throws Exception {
    this.published = published;
    read();
  }

  public PolicyVersions versions() {
    return versions;
  }

  /**
   * From when on the version that was published last may rule what no version, or other ones, ruled
   * before: a case that was over before then stays as it is. Epoch milliseconds UTC; MIN_VALUE if a
   * version migrates, since that moves clocks that were started at any time.
   */
  public long reach() {
    return reach;
  }

  /** Adds a version, or returns why it is refused; then those in force stay. */
  public Optional<RejectedRecord> publish(PolicyRecord record) throws Exception {
    try {
      SlaPolicy policy = parse(record);
      if (!policy.version().equals(record.version())) {
        return Optional.of(
            refused(
                record,
                "the record's key is '"
                    + record.version()
                    + "', the policy's version '"
                    + policy.version()
                    + "'"));
      }
    } catch (UserError e) {
      return Optional.of(refused(record, e.getMessage()));
    }
    PolicyRecord before = published.get(record.version());
    reach = Math.min(reach(before), reach(record));
    published.put(record.version(), record);
    read();
    return Optional.empty();
  }

  private static long reach(PolicyRecord record) {
    if (record == null) {
      return Long.MAX_VALUE;
    }
    SlaPolicy policy = parse(record);
    return policy.migrate() ? Long.MIN_VALUE : policy.effectiveFrom();
  }

  private void read() throws Exception {
    List<SlaPolicy> policies = new ArrayList<>();
    for (Map.Entry<String, PolicyRecord> entry : published.immutableEntries()) {
      policies.add(parse(entry.getValue()));
    }
    versions = PolicyVersions.of(policies);
  }

  private static SlaPolicy parse(PolicyRecord record) {
    return PolicyParser.parse(record.version(), record.yaml());
  }

  private static RejectedRecord refused(PolicyRecord record, String detail) {
    return new RejectedRecord(
        Topics.SLA_POLICIES.name(),
        record.partition(),
        record.offset(),
        RejectReason.INVALID_POLICY,
        detail,
        Topic.keyOf(record.version()),
        Topics.SLA_POLICIES.encode(record.yaml()),
        record.appendedAt());
  }
}
