package io.escalations.delivery.plan;

import io.escalations.delivery.receivers.Receiver;
import io.escalations.schemas.delivery.Acknowledgement;
import io.escalations.schemas.delivery.Delivery;
import io.escalations.schemas.delivery.KnownAlert;
import java.util.List;
import java.util.Locale;

/**
 * A message about one alert.
 *
 * @param before what the receiver has accepted so far
 * @param acknowledgement who looks after it; null if nobody does
 * @param unanswered receivers that were called before and have not answered
 */
public record AlertMessage(
    Receiver receiver,
    MessageKind kind,
    KnownAlert alert,
    Desired desired,
    Delivery before,
    Acknowledgement acknowledgement,
    List<String> unanswered)
    implements PlannedMessage {
  private static final String SEPARATOR = "_";

  public AlertMessage {
    unanswered = List.copyOf(unanswered);
  }

  @Override
  public String key() {
    return alert.id();
  }

  @Override
  public String id() {
    String id =
        String.join(
            SEPARATOR,
            key(),
            String.valueOf(alert.revision()),
            kind.name().toLowerCase(Locale.ROOT),
            String.valueOf(before.cycle()));
    return kind == MessageKind.REMIND ? id + SEPARATOR + (before.reminders() + 1) : id;
  }

  @Override
  public String reference() {
    return before.reference();
  }

  @Override
  public long startedAt() {
    return alert.newest().at();
  }

  @Override
  public long changedAt() {
    return alert.newest().emittedAt();
  }

  @Override
  public boolean isRefused() {
    return before.refuses(kind.shown(), alert.revision());
  }

  @Override
  public Outcome accepted(long now, String reference) {
    return Outcome.of(
        switch (kind) {
          case ACKNOWLEDGE -> before.acknowledged(now);
          case REMIND -> before.reminded(now);
          case TRIGGER, UPDATE, RESOLVE, RETRACT ->
              before.accepted(kind.shown(), alert.revision(), now, reference);
        });
  }

  @Override
  public Outcome refused() {
    return Outcome.of(before.refusing(kind.shown(), alert.revision()));
  }
}
