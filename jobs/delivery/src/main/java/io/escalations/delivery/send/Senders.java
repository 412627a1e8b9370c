package io.escalations.delivery.send;

import io.escalations.delivery.message.HttpForms;
import io.escalations.delivery.message.Wording;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Endpoint;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.remote.Secret;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Every way to a receiver: HTTP and SMTP. Thread-safe. */
public final class Senders implements Sender {
  private final HttpSender http;
  private final SmtpSender smtp;

  /**
   * @param answersWithin who takes longer is tried again
   * @param clock epoch milliseconds UTC
   */
  public Senders(
      Secret.Store secrets, Wording wording, Duration answersWithin, LongSupplier clock) {
    http = new HttpSender(new HttpForms(secrets, wording), answersWithin, clock);
    smtp = new SmtpSender(secrets, wording, answersWithin, clock);
  }

  @Override
  public Answer send(PlannedMessage message) throws InterruptedException {
    return message.receiver().endpoint() instanceof Endpoint.Email email
        ? smtp.send(message, email)
        : http.send(message);
  }

  @Override
  public Answer refresh(Receiver receiver, List<PlannedMessage> standing)
      throws InterruptedException {
    return http.refresh(receiver, standing);
  }

  @Override
  public Answer heartbeat(Receiver receiver, long everyMillis) throws InterruptedException {
    return http.heartbeat(receiver, everyMillis);
  }
}
