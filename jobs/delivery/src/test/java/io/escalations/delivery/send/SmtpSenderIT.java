package io.escalations.delivery.send;

import static io.escalations.delivery.plan.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.escalations.delivery.message.Wording;
import io.escalations.delivery.plan.TestMessages;
import io.escalations.delivery.receivers.Endpoint.Email;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.receivers.ReceiversParser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real mail server. */
class SmtpSenderIT {
  private static final String PASSWORD = "secret";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
    server.setUser("lead@example.com", "desk", PASSWORD);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Receiver receiver() {
    return ReceiversParser.parse(
            "receivers.yaml",
            """
            receivers:
              lead:
                email: {host: 127.0.0.1, port: %d, security: NONE, user: desk, password_env: PASSWORD, from: alerts@example.com, to: lead@example.com}
            routes: [{to: lead}]
            """
                .formatted(server.getSmtp().getPort()))
        .receivers()
        .byName()
        .get("lead");
  }

  private static SmtpSender sender(String password) {
    return new SmtpSender(source -> password, new Wording(null), Duration.ofSeconds(5), () -> NOON);
  }

  @Test
  void anAlertAndItsEndStandInOneThread() throws MessagingException {
    Receiver receiver = receiver();
    TestMessages messages = new TestMessages(receiver, NOON);
    Email email = (Email) receiver.endpoint();
    SmtpSender sender = sender(PASSWORD);

    assertThat(sender.send(messages.trigger(), email).kind()).isEqualTo(Answer.Kind.ACCEPTED);
    assertThat(sender.send(messages.resolve(null), email).kind()).isEqualTo(Answer.Kind.ACCEPTED);

    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received).hasSize(2);
    assertThat(received[0].getSubject()).isEqualTo(received[1].getSubject()).contains("TEST-");
    assertThat(received[0].getHeader("References")).isEqualTo(received[1].getHeader("References"));
    assertThat(received[0].getMessageID()).isNotEqualTo(received[1].getMessageID());
  }

  @Test
  void aWrongPasswordIsNoFaultOfTheMessage() {
    Receiver receiver = receiver();
    Answer answer =
        sender("wrong")
            .send(new TestMessages(receiver, NOON).trigger(), (Email) receiver.endpoint());
    assertThat(answer.kind()).isEqualTo(Answer.Kind.UNWELCOME);
    assertThat(answer.text()).doesNotContain("wrong");
  }

  @Test
  void aServerThatIsAwayIsTriedAgain() {
    Receiver receiver = receiver();
    server.stop();
    assertThat(
            sender(PASSWORD)
                .send(new TestMessages(receiver, NOON).trigger(), (Email) receiver.endpoint())
                .kind())
        .isEqualTo(Answer.Kind.BUSY);
  }
}
