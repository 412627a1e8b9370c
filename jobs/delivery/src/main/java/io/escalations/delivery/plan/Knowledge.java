package io.escalations.delivery.plan;

import io.escalations.schemas.delivery.Acknowledgement;
import io.escalations.schemas.delivery.ClockEnd;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.fact.SlaAlert;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was read: alerts, clocks that stopped, acknowledgements. Alerts and acknowledgements may
 * come in any order and more than once. Not thread-safe.
 */
public final class Knowledge {
  private static final String BREACH = "100";
  private static final Comparator<Acknowledgement> LATER =
      Comparator.comparingLong(Acknowledgement::at).thenComparing(Acknowledgement::by);

  private final Map<String, KnownAlert> alerts = new HashMap<>();
  private final Map<ClockInstanceKey, Set<String>> byClock = new HashMap<>();
  private final Map<ClockInstanceKey, ClockEnd> ends = new HashMap<>();
  private final Map<String, Acknowledgement> acknowledgements = new HashMap<>();

  /** Adds a reading, and returns what all readings of the alert amount to. */
  public KnownAlert add(KnownAlert read) {
    KnownAlert known = alerts.merge(read.id(), read, KnownAlert::merge);
    byClock
        .computeIfAbsent(ClockInstanceKey.of(known.newest()), clock -> new HashSet<>())
        .add(known.id());
    return known;
  }

  /** The clock instance has stopped. */
  public void add(ClockEnd end) {
    ends.put(ClockInstanceKey.of(end), end);
  }

  /**
   * The clock instance runs, again or still.
   *
   * @return the end that is not one any more; null if none was known
   */
  public ClockEnd runs(ClockInstanceKey clock) {
    return ends.remove(clock);
  }

  /** The later of two acknowledgements of an alert counts; returns that one. */
  public Acknowledgement add(Acknowledgement acknowledgement) {
    return acknowledgements.merge(
        acknowledgement.alertId(),
        acknowledgement,
        (one, other) -> LATER.compare(one, other) >= 0 ? one : other);
  }

  /**
   * Forgets an alert and who has seen it.
   *
   * @return the end of its clock, which is forgotten with the last alert; else null
   */
  public ClockEnd forget(String alertId) {
    KnownAlert known = alerts.remove(alertId);
    acknowledgements.remove(alertId);
    if (known == null) {
      return null;
    }
    ClockInstanceKey clock = ClockInstanceKey.of(known.newest());
    Set<String> others = byClock.get(clock);
    others.remove(alertId);
    if (!others.isEmpty()) {
      return null;
    }
    byClock.remove(clock);
    return ends.remove(clock);
  }

  /** Whether the alert is of a breach that still silences other alerts. */
  public boolean silences(KnownAlert alert) {
    return alert.newest().level().equals(BREACH)
        && byClock.get(ClockInstanceKey.of(alert.newest())).size() > 1;
  }

  /** Whether an alert of the clock instance is known. */
  public boolean knows(ClockInstanceKey clock) {
    return byClock.containsKey(clock);
  }

  public Collection<KnownAlert> alerts() {
    return alerts.values();
  }

  /** Null if no revision of it was read. */
  public KnownAlert alert(String alertId) {
    return alerts.get(alertId);
  }

  /** Null while the clock runs, as far as is known. */
  public ClockEnd end(SlaAlert alert) {
    return ends.get(ClockInstanceKey.of(alert));
  }

  /** Who looks after it; null if nobody has acknowledged it since it was raised. */
  public Acknowledgement acknowledgement(KnownAlert alert) {
    Acknowledgement seen = acknowledgements.get(alert.id());
    return seen != null && seen.at() >= alert.raisedAt() ? seen : null;
  }

  /** What every receiver that knows of the alert ought to show. */
  public Desired desired(KnownAlert alert) {
    if (!alert.calls()) {
      return Desired.RETRACTED;
    }
    if (isSilenced(alert)) {
      return Desired.SILENCED;
    }
    ClockEnd end = end(alert.newest());
    return end == null ? Desired.TRIGGERED : Desired.stopped(end);
  }

  private boolean isSilenced(KnownAlert alert) {
    return !alert.newest().level().equals(BREACH)
        && byClock.get(ClockInstanceKey.of(alert.newest())).stream()
            .map(alerts::get)
            .anyMatch(other -> other.newest().level().equals(BREACH) && other.stands());
  }
}
