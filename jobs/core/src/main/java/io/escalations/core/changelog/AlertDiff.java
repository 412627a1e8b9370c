package io.escalations.core.changelog;

import io.escalations.core.event.Attributes;
import io.escalations.core.sla.Threshold;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.fact.SlaClockRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The difference between the alerts to be believed now and those that were said, after one event,
 * which is the proof of what it disproves. After several at once too, as long as nothing is taken
 * back ({@link #takesBack}).
 */
public final class AlertDiff {
  private static final String SEPARATOR = "\u001f";

  private final Trigger occasion;
  private final CaseTimeline timeline;
  private final List<SlaAlert> statements = new ArrayList<>(0);
  private final List<PublishedAlert> news = new ArrayList<>(0);
  private final List<PublishedAlert> said;

  public AlertDiff(Trigger occasion, CaseTimeline timeline, List<PublishedAlert> before) {
    this.occasion = occasion;
    this.timeline = timeline;
    List<Threshold> levels = timeline.levels();
    if (standAsSaid(levels, before)) {
      said = before;
      return;
    }
    said = new ArrayList<>(levels.size());
    for (int i = 0; i < levels.size(); i++) {
      Threshold level = levels.get(i);
      say(level, find(before, i, level.clock(), level.instance(), level.percent()));
    }
    for (int i = 0; i < before.size(); i++) {
      PublishedAlert alert = before.get(i);
      if (find(said, i, alert.clock(), alert.instance(), alert.level()) == null) {
        said.add(alert.standing() ? retract(alert) : alert);
      }
    }
  }

  public List<SlaAlert> statements() {
    return statements;
  }

  /** Whether anything that was said is corrected, which takes a proof. */
  public boolean takesBack() {
    for (SlaAlert statement : statements) {
      if (statement.action() != AlertAction.RAISED) {
        return true;
      }
    }
    return false;
  }

  /** All that will have been said. */
  public List<PublishedAlert> said() {
    return said;
  }

  /** Those of them that were not said before, or otherwise. */
  public List<PublishedAlert> news() {
    return news;
  }

  private void say(Threshold level, PublishedAlert before) {
    if (before == null || !before.standing()) {
      said.add(state(level, before == null ? 1 : before.revision() + 1, AlertAction.RAISED));
    } else if (isAsSaid(level, before)) {
      said.add(before);
    } else {
      said.add(state(level, before.revision() + 1, AlertAction.AMENDED));
    }
  }

  /** Of most events there is nothing to say, and then nothing is made anew. */
  private static boolean standAsSaid(List<Threshold> levels, List<PublishedAlert> before) {
    int standing = 0;
    for (int i = 0; i < before.size(); i++) {
      standing += before.get(i).standing() ? 1 : 0;
    }
    if (standing != levels.size()) {
      return false;
    }
    for (int i = 0; i < levels.size(); i++) {
      Threshold level = levels.get(i);
      PublishedAlert alert = find(before, i, level.clock(), level.instance(), level.percent());
      if (alert == null || !alert.standing() || !isAsSaid(level, alert)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAsSaid(Threshold level, PublishedAlert standing) {
    return Objects.equals(standing.dueAt(), level.dueAt())
        && (level.percent() != Threshold.BREACH || standing.at() == level.at());
  }

  private PublishedAlert state(Threshold level, int revision, AlertAction action) {
    String proof = action == AlertAction.RAISED ? null : occasion.eventId();
    PublishedAlert now =
        new PublishedAlert(
            level.clock(),
            level.instance(),
            level.percent(),
            revision,
            true,
            level.at(),
            level.dueAt(),
            level.policyVersion());
    state(
        now,
        action,
        timeline.attributes().at(level.at()),
        level.targetMillis(),
        level.status(),
        level.policyVersion(),
        proof);
    return now;
  }

  /**
   * A retraction repeats the instants that were said; the rest is what is now known of that
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
    state(
        now,
        AlertAction.VOIDED,
        attributes,
        clock == null ? null : clock.targetMillis(),
        clock == null ? null : clock.status(),
        clock == null ? alert.policyVersion() : clock.policyVersion(),
        occasion.eventId());
    return now;
  }

  private void state(
      PublishedAlert alert,
      AlertAction action,
      Attributes attributes,
      Long targetMillis,
      ClockStatus status,
      String policyVersion,
      String proof) {
    news.add(alert);
    statements.add(
        new SlaAlert(
            id(alert.clock(), alert.instance(), alert.level()),
            alert.revision(),
            occasion.caseId(),
            alert.clock(),
            alert.instance(),
            Threshold.name(alert.level()),
            action,
            alert.at(),
            occasion.now(),
            occasion.wallClock(),
            alert.dueAt(),
            targetMillis,
            status,
            attributes.department(),
            attributes.team(),
            attributes.tier(),
            attributes.priority(),
            attributes.category(),
            proof,
            policyVersion));
  }

  private String id(String clock, int instance, int level) {
    String name =
        String.join(
            SEPARATOR, occasion.caseId(), clock, String.valueOf(instance), Threshold.name(level));
    return HexFormat.of().formatHex(Digest.full(name.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @param place where it stands if nothing was put in before it or taken out since
   */
  private static PublishedAlert find(
      List<PublishedAlert> alerts, int place, String clock, int instance, int level) {
    int size = alerts.size();
    for (int i = 0; i < size; i++) {
      PublishedAlert alert = alerts.get(place + i < size ? place + i : (place + i) % size);
      if (alert.level() == level && alert.instance() == instance && alert.clock().equals(clock)) {
        return alert;
      }
    }
    return null;
  }
}
