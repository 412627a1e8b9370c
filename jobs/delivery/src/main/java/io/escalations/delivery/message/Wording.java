package io.escalations.delivery.message;

import io.escalations.core.explain.Lengths;
import io.escalations.delivery.plan.AlertMessage;
import io.escalations.delivery.plan.GroupMember;
import io.escalations.delivery.plan.GroupMessage;
import io.escalations.delivery.plan.MessageKind;
import io.escalations.delivery.plan.NoticeMessage;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.schemas.Times;
import io.escalations.schemas.delivery.ClockEnd;
import io.escalations.schemas.delivery.GroupLabels;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaAlert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts messages into words. */
public final class Wording {
  private static final String BREACH = "100";
  private static final String ESCALATION_DUE = "ESCALATION_DUE";
  private static final int EXAMPLES = 10;
  private static final int MINUTES_IN_TIME = 16;

  private final String pages;

  /**
   * @param pages address of the live pages, without a slash at the end; null: no links
   */
  public Wording(String pages) {
    this.pages = pages == null ? null : pages.replaceAll("/+$", "");
  }

  public Content of(PlannedMessage message) {
    if (message instanceof AlertMessage alert) {
      return of(alert);
    }
    return message instanceof GroupMessage group ? of(group) : of((NoticeMessage) message);
  }

  private Content of(NoticeMessage message) {
    boolean fails = message.kind() == MessageKind.TRIGGER;
    Map<String, String> details = new LinkedHashMap<>();
    details.put("receiver", message.about());
    details.put("since", time(message.since()));
    return new Content(
        "Receiver " + message.about() + " does not take messages",
        Optional.of(fails ? "It answers: " + message.answer() : "It takes messages again"),
        Severity.ERROR,
        details,
        pages,
        message.id());
  }

  private Content of(AlertMessage message) {
    SlaAlert alert = message.alert().newest();
    return new Content(
        title(alert),
        news(message),
        Severity.of(alert.level(), alert.priority()),
        details(alert),
        pages == null ? null : pages + "/cases/" + encoded(alert.caseId()),
        message.id());
  }

  private Content of(GroupMessage message) {
    GroupLabels labels = message.group().labels();
    Severity severity =
        message.members().stream()
            .map(GroupMember::alert)
            .map(alert -> Severity.of(labels.level(), alert.newest().priority()))
            .max(Comparator.naturalOrder())
            .orElse(Severity.INFO);
    return new Content(
        title(message), news(message), severity, details(message), pages, message.id());
  }

  private static String title(SlaAlert alert) {
    String subject =
        (alert.priority() == null ? "" : alert.priority() + " ")
            + (alert.level().equals(ESCALATION_DUE) ? "" : readable(alert.clock()) + " ")
            + what(alert.level());
    return subject
        + ": case "
        + alert.caseId()
        + (alert.department() == null ? "" : " (" + alert.department() + ")");
  }

  private static String title(GroupMessage message) {
    GroupLabels labels = message.group().labels();
    int all = message.members().size();
    return all
        + (all == 1 ? " case: " : " cases: ")
        + (labels.level().equals(ESCALATION_DUE) ? "" : readable(labels.clock()) + " ")
        + what(labels.level())
        + (labels.department() == null ? "" : " in " + labels.department())
        + (labels.byPolicy() ? ", by a change of policy" : "");
  }

  private static String what(String level) {
    return switch (level) {
      case BREACH -> "breached";
      case ESCALATION_DUE -> "escalation due";
      default -> "at " + level + " %";
    };
  }

  private static String readable(String clock) {
    return clock.replace('_', ' ');
  }

  private static Optional<String> news(AlertMessage message) {
    return switch (message.kind()) {
      case TRIGGER ->
          message.unanswered().isEmpty()
              ? Optional.empty()
              : Optional.of("Not answered by " + String.join(", ", message.unanswered()));
      case UPDATE -> Optional.of(updated(message.alert().newest()));
      case REMIND ->
          Optional.of("Nobody has answered yet; reminder " + (message.before().reminders() + 1));
      case ACKNOWLEDGE -> Optional.of("Seen by " + message.acknowledgement().by());
      case RESOLVE -> Optional.of(resolved(message));
      case RETRACT ->
          Optional.of("Retracted, it never held" + proof(message.alert().newest(), ": "));
    };
  }

  /** A newer RAISED comes as an update where the receiver has not heard of the VOIDED between. */
  private static String updated(SlaAlert alert) {
    return alert.action() == AlertAction.RAISED ? "Raised again" : "Amended" + proof(alert, ": ");
  }

  private static String resolved(AlertMessage message) {
    return switch (message.desired().reason()) {
      case BREACHED -> "Over: the clock has breached, see the alert of the breach";
      case CLOCK_STOPPED -> stopped(message.desired().end());
      case STANDS, DISPROVED -> "Over";
    };
  }

  private static String stopped(ClockEnd end) {
    String how = end.status() == ClockStatus.CANCELLED ? "Cancelled" : "Done";
    return end.elapsedMillis() == null
        ? how
        : how + " after " + Lengths.text(readable(Duration.ofMillis(end.elapsedMillis())));
  }

  /** Nobody reads milliseconds in minutes. */
  private static Duration readable(Duration elapsed) {
    return elapsed.toSeconds() == 0 ? elapsed : elapsed.truncatedTo(ChronoUnit.SECONDS);
  }

  private static String proof(SlaAlert alert, String before) {
    return alert.proofEventId() == null
        ? before + "by a policy version"
        : before + "event " + alert.proofEventId() + " arrived";
  }

  private static Optional<String> news(GroupMessage message) {
    return switch (message.kind()) {
      case TRIGGER -> Optional.empty();
      case RESOLVE -> Optional.of("All over" + retracted(message));
      case REMIND -> Optional.of("Nobody has answered yet");
      case UPDATE, ACKNOWLEDGE, RETRACT ->
          Optional.of(message.standing() + " still stand" + retracted(message));
    };
  }

  private static String retracted(GroupMessage message) {
    return message.retracted() == 0 ? "" : "; " + message.retracted() + " were retracted";
  }

  private static Map<String, String> details(SlaAlert alert) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("case", alert.caseId());
    details.put("clock", alert.clock() + " " + alert.instance());
    details.put("level", alert.level());
    put(details, "priority", alert.priority());
    put(details, "department", alert.department());
    put(details, "team", alert.team());
    put(details, "tier", alert.tier());
    put(details, "segment", alert.customerSegment());
    put(details, "due", alert.dueAt() == null ? null : time(alert.dueAt()));
    details.put("since", time(alert.at()));
    put(details, "policy", alert.policyVersion());
    details.put("alert", alert.alertId());
    details.put("revision", String.valueOf(alert.revision()));
    return details;
  }

  private static Map<String, String> details(GroupMessage message) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("cases", String.valueOf(message.members().size()));
    details.put("standing", String.valueOf(message.standing()));
    details.put("retracted", String.valueOf(message.retracted()));
    put(details, "department", message.group().labels().department());
    details.put("clock", message.group().labels().clock());
    details.put("level", message.group().labels().level());
    details.put("for example", examples(message));
    details.put("alert", message.group().id());
    return details;
  }

  /** Those that stand first. */
  private static String examples(GroupMessage message) {
    List<GroupMember> members =
        message.members().stream()
            .sorted(
                Comparator.comparing((GroupMember member) -> !member.stands())
                    .thenComparing(member -> member.alert().newest().caseId()))
            .toList();
    return members.stream()
        .limit(EXAMPLES)
        .map(member -> member.alert().newest().caseId())
        .collect(Collectors.joining(", "));
  }

  private static void put(Map<String, String> details, String name, Object value) {
    if (value != null) {
      details.put(name, value.toString());
    }
  }

  /** {@code 2026-03-02 12:00 UTC}. */
  static String time(long instant) {
    return Times.format(instant).substring(0, MINUTES_IN_TIME).replace('T', ' ') + " UTC";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
