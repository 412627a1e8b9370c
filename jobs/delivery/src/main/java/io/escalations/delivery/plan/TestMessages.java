package io.escalations.delivery.plan;

import io.escalations.delivery.receivers.Receiver;
import io.escalations.schemas.delivery.ClockEnd;
import io.escalations.schemas.delivery.Delivery;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.delivery.Stage;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.fact.SlaAlert;
import java.time.Duration;
import java.util.List;

/** Messages that try whether a receiver takes them, about a case that does not exist. */
public final class TestMessages {
  private static final String CLOCK = "resolution";
  private static final String LEVEL = "75";
  private static final long TARGET = Duration.ofHours(4).toMillis();

  private final Receiver receiver;
  private final KnownAlert alert;
  private final ClockEnd end;

  /**
   * @param now epoch milliseconds UTC; messages of another instant are about another case
   */
  public TestMessages(Receiver receiver, long now) {
    this.receiver = receiver;
    String caseId = "TEST-" + now;
    alert =
        KnownAlert.of(
            new SlaAlert(
                SlaAlert.id(caseId, CLOCK, 1, LEVEL),
                1,
                caseId,
                CLOCK,
                1,
                LEVEL,
                AlertAction.RAISED,
                now,
                now,
                now,
                now + TARGET / 4,
                TARGET,
                ClockStatus.RUNNING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null),
            false);
    end = new ClockEnd(caseId, CLOCK, 1, ClockStatus.MET, now, TARGET);
  }

  public PlannedMessage trigger() {
    Delivery nothing = Delivery.none(receiver.name(), alert.id());
    return message(MessageKind.TRIGGER, Desired.TRIGGERED, nothing);
  }

  /**
   * @param reference of the answer to {@link #trigger}
   */
  public PlannedMessage resolve(String reference) {
    Delivery triggered =
        Delivery.none(receiver.name(), alert.id())
            .accepted(Stage.TRIGGERED, alert.revision(), alert.raisedAt(), reference);
    return message(MessageKind.RESOLVE, Desired.stopped(end), triggered);
  }

  private AlertMessage message(MessageKind kind, Desired desired, Delivery before) {
    return new AlertMessage(receiver, kind, alert, desired, before, null, List.of());
  }
}
