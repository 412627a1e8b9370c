package io.escalations.delivery.plan;

import io.escalations.delivery.receivers.Receiver;
import io.escalations.schemas.Sha256;
import java.util.List;
import java.util.Locale;

/**
 * Tells a receiver that another one does not take messages, or does so again.
 *
 * @param about name of the other one
 * @param answer what that one answered
 * @param since epoch milliseconds UTC
 */
public record NoticeMessage(
    Receiver receiver, MessageKind kind, String about, String answer, long since)
    implements PlannedMessage {
  private static final Outcome NOTHING = new Outcome(List.of(), List.of());

  @Override
  public String key() {
    return key(about, since);
  }

  /** Of all notices about one trouble of a receiver. */
  public static String key(String about, long since) {
    return Sha256.hex("receiver", about, String.valueOf(since));
  }

  @Override
  public String id() {
    return key() + "_" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String reference() {
    return null;
  }

  @Override
  public long startedAt() {
    return since;
  }

  @Override
  public long changedAt() {
    return since;
  }

  @Override
  public boolean isRefused() {
    return false;
  }

  @Override
  public Outcome accepted(long now, String newReference) {
    return NOTHING;
  }

  @Override
  public Outcome refused() {
    return NOTHING;
  }
}
