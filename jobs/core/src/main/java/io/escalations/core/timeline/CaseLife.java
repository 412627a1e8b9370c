package io.escalations.core.timeline;

import io.escalations.core.copy.Copyable;
import io.escalations.core.copy.Log;
import io.escalations.core.event.TimelineEvent;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.fact.CaseStatus;
import java.util.List;

/**
 * The state machine of a case:
 *
 * <pre>
 *            RESOLVED              CLOSED
 *   OPEN ───────────────► RESOLVED ──────► CLOSED        any ── CANCELLED ──► CANCELLED (final)
 *    ▲ └──────────────── CLOSED ─────────────▲ │
 *    └───────── REOPENED, first CASE_OPENED ───┘
 * </pre>
 *
 * While OPEN it may be in one of two pauses.
 */
final class CaseLife extends Copyable<CaseLife> {
  private CaseStatus phase = CaseStatus.OPEN;
  private EventType pause;
  private long pausedSince;
  private Log<Phase> phases = new Log<>();
  private Long openedAt;
  private long lastStopAt;
  private int reopens;
  private long waitingMillis;
  private long onHoldMillis;

  /** How an event changed the life of the case. */
  enum Transition {
    NONE,
    /** The first CASE_OPENED. */
    OPENED,
    /** REOPENED on a resolved or closed case. */
    REOPENED,
    /** The first RESOLVED or CLOSED of an open period. */
    STOPPED
  }

  @Override
  public CaseLife copy() {
    CaseLife copy = shallowCopy();
    copy.phases = phases.copy();
    return copy;
  }

  /**
   * What an event acts as, before it does: a second opening as an update, a reopen of an open case
   * and a restoration as nothing (null).
   */
  EventType actsAs(TimelineEvent event) {
    if (event.type() == EventType.CASE_OPENED && openedAt != null) {
      return EventType.CASE_UPDATED;
    }
    boolean reopensNothing = event.type() == EventType.REOPENED && phase == CaseStatus.OPEN;
    return reopensNothing || event.type() == EventType.RESTORED ? null : event.type();
  }

  Transition apply(TimelineEvent event) {
    endPause(event);
    Transition transition = transition(event);
    beginPause(event);
    if (transition == Transition.STOPPED || phase == CaseStatus.CANCELLED) {
      lastStopAt = event.occurredAt();
    }
    Phase.Kind kind = kind();
    if (phases.size() == 0 || phases.last().kind() != kind) {
      phases.add(new Phase(kind, event.occurredAt(), event.eventId()));
    }
    return transition;
  }

  private Phase.Kind kind() {
    return switch (phase) {
      case OPEN, WAITING -> openKind();
      case RESOLVED, CLOSED -> Phase.Kind.RESOLVED;
      case CANCELLED -> Phase.Kind.CANCELLED;
    };
  }

  private Phase.Kind openKind() {
    if (pause == null) {
      return Phase.Kind.OPEN;
    }
    return pause == EventType.ON_HOLD ? Phase.Kind.ON_HOLD : Phase.Kind.WAITING_ON_CUSTOMER;
  }

  private Transition transition(TimelineEvent event) {
    boolean open = phase == CaseStatus.OPEN;
    switch (event.type()) {
      case CASE_OPENED -> {
        if (openedAt == null) {
          openedAt = event.occurredAt();
          phase = CaseStatus.OPEN;
          return Transition.OPENED;
        }
      }
      case REOPENED -> {
        if (!open) {
          phase = CaseStatus.OPEN;
          reopens++;
          return Transition.REOPENED;
        }
      }
      case RESOLVED -> {
        if (open) {
          phase = CaseStatus.RESOLVED;
          return Transition.STOPPED;
        }
      }
      case CLOSED -> {
        phase = CaseStatus.CLOSED;
        return open ? Transition.STOPPED : Transition.NONE;
      }
      case CANCELLED -> phase = CaseStatus.CANCELLED;
      case CUSTOMER_REPLIED,
          RESUMED,
          CASE_UPDATED,
          RESOLUTION_FAILED,
          COMPENSATED,
          ESCALATED,
          DEESCALATED,
          ASSIGNED,
          AGENT_REPLIED,
          WAITING_ON_CUSTOMER,
          ON_HOLD,
          CONFIRMED,
          SATISFACTION_RATED,
          RESTORED,
          HEARTBEAT -> {}
    }
    return Transition.NONE;
  }

  private void endPause(TimelineEvent event) {
    if (pause != null && ends(event.type())) {
      long length = event.occurredAt() - pausedSince;
      if (pause == EventType.ON_HOLD) {
        onHoldMillis += length;
      } else {
        waitingMillis += length;
      }
      pause = null;
    }
  }

  private boolean ends(EventType type) {
    return switch (type) {
      case RESUMED, REOPENED, RESOLVED, CLOSED, CANCELLED -> true;
      case CUSTOMER_REPLIED, ON_HOLD -> pause == EventType.WAITING_ON_CUSTOMER;
      case WAITING_ON_CUSTOMER -> pause == EventType.ON_HOLD;
      case CASE_OPENED,
          CASE_UPDATED,
          RESOLUTION_FAILED,
          COMPENSATED,
          ESCALATED,
          DEESCALATED,
          ASSIGNED,
          AGENT_REPLIED,
          CONFIRMED,
          SATISFACTION_RATED,
          RESTORED,
          HEARTBEAT ->
          false;
    };
  }

  private void beginPause(TimelineEvent event) {
    boolean pauses =
        event.type() == EventType.WAITING_ON_CUSTOMER || event.type() == EventType.ON_HOLD;
    if (pauses && pause == null && phase == CaseStatus.OPEN) {
      pause = event.type();
      pausedSince = event.occurredAt();
    }
  }

  CaseStatus status() {
    return phase == CaseStatus.OPEN && pause != null ? CaseStatus.WAITING : phase;
  }

  boolean isOpen() {
    return phase == CaseStatus.OPEN;
  }

  boolean isCancelled() {
    return phase == CaseStatus.CANCELLED;
  }

  /** WAITING_ON_CUSTOMER, ON_HOLD or null. */
  EventType pause() {
    return pause;
  }

  /** Null until the first CASE_OPENED. */
  Long openedAt() {
    return openedAt;
  }

  /** The first RESOLVED or CLOSED of its last open period, or CANCELLED; null while it is open. */
  Long lastStopAt() {
    return phase == CaseStatus.OPEN ? null : Long.valueOf(lastStopAt);
  }

  /** In order, from its first event. */
  List<Phase> phases() {
    return phases.asList();
  }

  int reopens() {
    return reopens;
  }

  /** Ended pauses only. */
  long waitingMillis() {
    return waitingMillis;
  }

  /** Ended pauses only. */
  long onHoldMillis() {
    return onHoldMillis;
  }
}
