package io.escalations.delivery.send;

import static io.escalations.delivery.plan.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.delivery.message.Wording;
import io.escalations.delivery.plan.TestMessages;
import io.escalations.delivery.receivers.Endpoint.Email;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.receivers.ReceiversParser;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a mail server may answer, from one that answers so. */
class SmtpSenderTest {
  private static Answer send(PlayedSmtpServer server) {
    Receiver receiver =
        ReceiversParser.parse(
                "receivers.yaml",
                """
                receivers:
                  lead:
                    email: {host: 127.0.0.1, port: %d, security: NONE, from: alerts@example.com, to: [lead@example.com, gone@example.com]}
                routes: [{to: lead}]
                """
                    .formatted(server.port()))
            .receivers()
            .byName()
            .get("lead");
    return new SmtpSender(
            source -> "password", new Wording(null), Duration.ofSeconds(3), () -> NOON)
        .send(new TestMessages(receiver, NOON).trigger(), (Email) receiver.endpoint());
  }

  private static Answer send(Map<String, String> replies) throws IOException {
    try (PlayedSmtpServer server = new PlayedSmtpServer(replies)) {
      return send(server);
    }
  }

  @Test
  void whatWasTakenIsNotSentAgainBecauseTheFarewellFails() throws IOException {
    try (PlayedSmtpServer server = new PlayedSmtpServer(Map.of("QUIT", ""))) {
      assertThat(send(server)).isEqualTo(Answer.accepted("taken by 127.0.0.1", null));
      assertThat(server.commands()).contains(".", "QUIT");
    }
  }

  @Test
  void anAddressThatIsUnknownSilencesNoOther() throws IOException {
    Answer answer = send(Map.of("RCPT TO:<gone", "550 no such user"));
    assertThat(answer.kind()).isEqualTo(Answer.Kind.ACCEPTED);
    assertThat(answer.text())
        .contains("not for [gone@example.com]")
        .doesNotContain("lead@example.com");
  }

  @Test
  void whereAllAddressesAreUnknownTheMessageIsRefused() throws IOException {
    assertThat(send(Map.of("RCPT", "550 no such user")).kind()).isEqualTo(Answer.Kind.REFUSED);
  }

  @Test
  void addressesThatAreNotTakenNowAreTriedAgain() throws IOException {
    assertThat(send(Map.of("RCPT", "450 greylisted")).kind()).isEqualTo(Answer.Kind.BUSY);
    assertThat(
            send(Map.of("RCPT TO:<gone", "550 no such user", "RCPT TO:<lead", "450 greylisted"))
                .kind())
        .isEqualTo(Answer.Kind.BUSY);
  }

  @Test
  void aMessageThatTheServerNeverTakesIsRefused() throws IOException {
    assertThat(send(Map.of(".", "554 rejected")).kind()).isEqualTo(Answer.Kind.REFUSED);
    assertThat(send(Map.of("MAIL", "552 too large")).kind()).isEqualTo(Answer.Kind.REFUSED);
    assertThat(send(Map.of(".", "451 later")).kind()).isEqualTo(Answer.Kind.BUSY);
  }
}
