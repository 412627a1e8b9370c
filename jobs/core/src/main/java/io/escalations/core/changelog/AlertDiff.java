package io.escalations.core.changelog;

import io.escalations.core.event.Attributes;
import io.escalations.core.sla.Threshold;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaClockRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The <b>changelog</b> of a case's alerts: the difference between the thresholds that a timeline
 * has reached and the alerts that were published. It is computed after one event, which is the
 * proof of what it disproves. After several events at once, too, as long as nothing is corrected
 * ({@link #hasRetractions}).
 */
public final class AlertDiff {
  private final Trigger trigger;
  private final CaseTimeline timeline;
  private final List<SlaAlert> alerts = new ArrayList<>(0);
  private final List<PublishedAlert> changes = new ArrayList<>(0);
  private final List<PublishedAlert> published;

  public AlertDiff(Trigger trigger, CaseTimeline timeline, List<PublishedAlert> before) {
    this(trigger, timeline, timeline.thresholds(), before);
  }

  /**
   * The same for some clock instances only.
   *
   * @param reached the thresholds of these instances
   * @param before the alerts of these instances
   */
  AlertDiff(
      Trigger trigger,
      CaseTimeline timeline,
      List<Threshold> reached,
      List<PublishedAlert> before) {
    this.trigger = trigger;
    this.timeline = timeline;
    AlertSearch known = new AlertSearch(before);
    if (isUnchanged(reached, before, known)) {
      published = before;
      return;
    }
    published = new ArrayList<>(reached.size());
    for (int i = 0; i < reached.size(); i++) {
      Threshold threshold = reached.get(i);
      PublishedAlert alert =
          known.find(i, threshold.clock(), threshold.instance(), threshold.percent());
      published.add(raiseOrAmend(threshold, alert));
    }
    AlertSearch kept = new AlertSearch(List.copyOf(published));
    for (int i = 0; i < before.size(); i++) {
      PublishedAlert alert = before.get(i);
      if (kept.find(i, alert.clock(), alert.instance(), alert.level()) == null) {
        published.add(alert.standing() ? retract(alert) : alert);
      }
    }
  }

  /** Event time of the timeline. */
  long now() {
    return timeline.now();
  }

  /** To be emitted, in this order. */
  public List<SlaAlert> alerts() {
    return alerts;
  }

  /** Whether an alert that was published is voided or amended, which takes a proof. */
  public boolean hasRetractions() {
    for (SlaAlert alert : alerts) {
      if (alert.action() != AlertAction.RAISED) {
        return true;
      }
    }
    return false;
  }

  /** Each alert as it is published last once {@link #alerts} are emitted. */
  public List<PublishedAlert> published() {
    return published;
  }

  /** Those of {@link #published} that are new or different. */
  public List<PublishedAlert> changes() {
    return changes;
  }

  /** Most events change no alert, and then nothing is allocated. */
  private static boolean isUnchanged(
      List<Threshold> reached, List<PublishedAlert> before, AlertSearch known) {
    int standing = 0;
    for (int i = 0; i < before.size(); i++) {
      standing += before.get(i).standing() ? 1 : 0;
    }
    if (standing != reached.size()) {
      return false;
    }
    for (int i = 0; i < reached.size(); i++) {
      Threshold threshold = reached.get(i);
      PublishedAlert alert =
          known.find(i, threshold.clock(), threshold.instance(), threshold.percent());
      if (alert == null || !alert.standing() || !isSame(threshold, alert)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Threshold threshold, PublishedAlert standing) {
    return Objects.equals(standing.dueAt(), threshold.dueAt())
        && (threshold.percent() != Threshold.BREACH || standing.at() == threshold.at());
  }

  private PublishedAlert raiseOrAmend(Threshold threshold, PublishedAlert before) {
    if (before == null) {
      return emit(threshold, 1, AlertAction.RAISED);
    }
    if (!before.standing()) {
      return emit(threshold, before.revision() + 1, AlertAction.RAISED);
    }
    return isSame(threshold, before)
        ? before
        : emit(threshold, before.revision() + 1, AlertAction.AMENDED);
  }

  private PublishedAlert emit(Threshold threshold, int revision, AlertAction action) {
    PublishedAlert now =
        new PublishedAlert(
            threshold.clock(),
            threshold.instance(),
            threshold.percent(),
            revision,
            true,
            threshold.at(),
            threshold.dueAt(),
            threshold.policyVersion());
    emit(
        now,
        action,
        timeline.attributes().at(threshold.at()),
        threshold.targetMillis(),
        threshold.status(),
        threshold.policyVersion(),
        action == AlertAction.RAISED ? null : trigger.eventId());
    return now;
  }

  /**
   * A retraction repeats the instants that were published; the rest is what is now known of that
   * instant.
   */
  private PublishedAlert retract(PublishedAlert alert) {
    PublishedAlert now =
        new PublishedAlert(
            alert.clock(),
            alert.instance(),
            alert.level(),
            alert.revision() + 1,
            false,
            alert.at(),
            alert.dueAt(),
            alert.policyVersion());
    Attributes attributes = timeline.attributes().at(alert.at());
    SlaClockRow clock = timeline.clock(alert.clock(), alert.instance());
    emit(
        now,
        AlertAction.VOIDED,
        attributes,
        clock == null ? null : clock.targetMillis(),
        clock == null ? null : clock.status(),
        clock == null ? alert.policyVersion() : clock.policyVersion(),
        trigger.eventId());
    return now;
  }

  private void emit(
      PublishedAlert alert,
      AlertAction action,
      Attributes attributes,
      Long targetMillis,
      ClockStatus status,
      String policyVersion,
      String proof) {
    changes.add(alert);
    String level = Threshold.name(alert.level());
    alerts.add(
        new SlaAlert(
            SlaAlert.id(trigger.caseId(), alert.clock(), alert.instance(), level),
            alert.revision(),
            trigger.caseId(),
            alert.clock(),
            alert.instance(),
            level,
            action,
            alert.at(),
            trigger.now(),
            trigger.wallClock(),
            alert.dueAt(),
            targetMillis,
            status,
            attributes.department(),
            attributes.team(),
            attributes.tier(),
            attributes.priority(),
            attributes.category(),
            proof,
            policyVersion,
            attributes.segment()));
  }
}
