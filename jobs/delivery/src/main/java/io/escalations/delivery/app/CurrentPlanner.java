package io.escalations.delivery.app;

import io.escalations.core.calendar.WorkingTime;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.delivery.plan.Planner;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.delivery.receivers.ReceiversFile;
import io.escalations.delivery.receivers.RefusedReceivers;
import io.escalations.schemas.UserError;
import io.escalations.stored.StoredPolicies;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The planner by the receivers file and the policy in force, which are read again now and then. A
 * file that is refused changes nothing, and neither does a silent Kafka.
 */
final class CurrentPlanner implements Supplier<Planner> {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentPlanner.class);
  private static final long EVERY = Duration.ofSeconds(10).toMillis();

  private final ReceiversFile file;
  private final StoredPolicies policies;
  private final LongSupplier clock;
  private String text;
  private Receivers receivers;
  private SlaPolicy policy;
  private Planner planner;
  private long readAt;

  /**
   * @throws RefusedReceivers if there is a mistake in the file
   * @throws UserError if it cannot be read
   */
  CurrentPlanner(ReceiversFile file, StoredPolicies policies, LongSupplier clock) {
    this.file = file;
    this.policies = policies;
    this.clock = clock;
    text = file.text();
    receivers = file.read().receivers();
    planner = new Planner(receivers, Map.of());
  }

  @Override
  public Planner get() {
    long now = clock.getAsLong();
    if (now - readAt >= EVERY) {
      readAt = now;
      boolean changed = readFile();
      changed |= readPolicy(now);
      if (changed) {
        planner = new Planner(receivers, calendars());
      }
    }
    return planner;
  }

  /** Those that the planner was last made of. */
  Receivers receivers() {
    return receivers;
  }

  private boolean readFile() {
    try {
      String found = file.text();
      if (found.equals(text)) {
        return false;
      }
      text = found;
      receivers = file.read().receivers();
      LOG.info("{} has changed, and is in force", file.path());
      return true;
    } catch (RefusedReceivers e) {
      LOG.error("{} has changed and is refused; the last good one stays in force", file.path());
      e.findings().forEach(LOG::error);
    } catch (UserError e) {
      LOG.error("{}; the last good one stays in force", e.getMessage());
    }
    return false;
  }

  private boolean readPolicy(long now) {
    try {
      SlaPolicy found = policies.versions().inForceAt(now);
      boolean changed =
          found != null && (policy == null || !found.version().equals(policy.version()));
      policy = changed ? found : policy;
      return changed;
    } catch (UserError e) {
      LOG.warn("{}; calendars stay as they are", e.getMessage());
      return false;
    }
  }

  private Map<String, WorkingTime> calendars() {
    return policy == null ? Map.of() : policy.calendars();
  }
}
