package io.escalations.core.timeline;

import io.escalations.core.copy.Copyable;
import io.escalations.core.event.Attributes;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.timeline.CaseLife.Transition;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Priority;
import io.escalations.schemas.fact.CaseRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is counted and remembered of one case, besides its life, while the fold walks its events.
 */
final class CaseFacts extends Copyable<CaseFacts> {
  /** Each once; so few that a list is searched sooner than a set is made. */
  private List<String> departments = new ArrayList<>(4);

  private Long firstResponseAt;
  private Long resolvedAt;
  private boolean resolvedInPeriod;
  private Long closedAt;
  private boolean closedInPeriod;
  private Long firstStopMillis;
  private Priority firstPriority;
  private Integer maxTier;
  private int departmentChanges;
  private int returns;
  private int failedAttempts;
  private Integer rating;
  private BigDecimal amount;
  private String currency;
  private boolean severalCurrencies;

  @Override
  public CaseFacts copy() {
    CaseFacts copy = shallowCopy();
    copy.departments = new ArrayList<>(departments);
    return copy;
  }

  void apply(
      TimelineEvent event,
      Transition transition,
      CaseLife life,
      Attributes before,
      Attributes after) {
    if (transition == Transition.OPENED || transition == Transition.REOPENED) {
      resolvedInPeriod = false;
      closedInPeriod = false;
    }
    if (transition == Transition.OPENED) {
      resolvedAt = null; // what is dated before the opening belongs to no open period
      closedAt = null;
    }
    answer(event, life);
    stop(event, transition, life);
    moveDepartment(before.department(), after.department());
    carry(event);
    count(event);
  }

  /** Fields that an event of a cancelled case may still set. */
  void carry(TimelineEvent event) {
    firstPriority = firstPriority == null ? event.priority() : firstPriority;
    if (event.tier() != null && (maxTier == null || event.tier() > maxTier)) {
      maxTier = event.tier();
    }
  }

  private void answer(TimelineEvent event, CaseLife life) {
    boolean answers =
        event.type() == EventType.AGENT_REPLIED
            || event.type() == EventType.RESOLVED
            || event.type() == EventType.CLOSED;
    if (answers && life.openedAt() != null && firstResponseAt == null) {
      firstResponseAt = event.occurredAt();
    }
  }

  private void stop(TimelineEvent event, Transition transition, CaseLife life) {
    if (event.type() == EventType.RESOLVED && !resolvedInPeriod) {
      resolvedAt = event.occurredAt();
      resolvedInPeriod = true;
    }
    if (event.type() == EventType.CLOSED && !closedInPeriod) {
      closedAt = event.occurredAt();
      closedInPeriod = true;
    }
    if (transition == Transition.STOPPED && life.openedAt() != null && firstStopMillis == null) {
      firstStopMillis = event.occurredAt() - life.openedAt();
    }
  }

  private void moveDepartment(String from, String to) {
    if (to == null || to.equals(from)) {
      return;
    }
    boolean known = departments.contains(to);
    if (!known) {
      departments.add(to);
    }
    if (from != null) {
      departmentChanges++;
      returns += known ? 1 : 0;
    }
  }

  private void count(TimelineEvent event) {
    switch (event.type()) {
      case RESOLUTION_FAILED -> failedAttempts++;
      case SATISFACTION_RATED -> rating = event.rating() == null ? rating : event.rating();
      case COMPENSATED -> compensate(event);
      default -> {}
    }
  }

  private void compensate(TimelineEvent event) {
    if (event.amount() == null) {
      return;
    }
    severalCurrencies |= amount != null && !Objects.equals(currency, event.currency());
    amount = amount == null ? event.amount() : amount.add(event.amount());
    currency = event.currency();
  }

  CaseRow row(String caseId, CaseLife life, Attributes now, int escalationCount) {
    return new CaseRow(
        caseId,
        life.status(),
        life.openedAt(),
        firstResponseAt,
        resolvedAt,
        closedAt,
        firstPriority,
        now.priority(),
        now.department(),
        now.team(),
        now.assignee(),
        now.tier(),
        maxTier,
        now.channel(),
        now.customerId(),
        now.segment(),
        now.category(),
        now.issueType(),
        now.product(),
        escalationCount,
        departmentChanges,
        returns,
        life.reopens(),
        failedAttempts,
        life.waitingMillis(),
        life.onHoldMillis(),
        firstStopMillis,
        rating,
        severalCurrencies ? null : amount,
        severalCurrencies ? null : currency);
  }
}
