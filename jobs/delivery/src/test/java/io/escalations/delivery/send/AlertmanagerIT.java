package io.escalations.delivery.send;

import static io.escalations.delivery.plan.Alerts.alert;
import static io.escalations.delivery.plan.Alerts.id;
import static io.escalations.delivery.plan.Alerts.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.escalations.delivery.message.HttpForms;
import io.escalations.delivery.message.Wording;
import io.escalations.delivery.plan.Deliveries;
import io.escalations.delivery.plan.Knowledge;
import io.escalations.delivery.plan.MessageKind;
import io.escalations.delivery.plan.Pace;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.plan.Planner;
import io.escalations.delivery.plan.Standing;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.delivery.receivers.ReceiversParser;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.fact.AlertAction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the planner sends, and what a real Alertmanager shows then. */
class AlertmanagerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CASE = "C-1";

  @TempDir private Path folder;

  private final long begin = System.currentTimeMillis();
  private final Knowledge knowledge = new Knowledge();
  private final Deliveries deliveries = new Deliveries();
  private AlertmanagerServer server;
  private Receivers receivers;
  private HttpSender sender;

  @BeforeEach
  void start() throws IOException {
    server = new AlertmanagerServer(folder);
    receivers =
        ReceiversParser.parse(
                "receivers.yaml",
                """
                receivers: {am: {alertmanager: {url: "%s"}}}
                routes: [{to: am}]
                """
                    .formatted(server.url()))
            .receivers();
    sender =
        new HttpSender(
            new HttpForms(source -> "none", new Wording(null)),
            Duration.ofSeconds(10),
            System::currentTimeMillis);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Sends what is due, and keeps that it was accepted. */
  private List<MessageKind> deliver() throws InterruptedException {
    List<MessageKind> kinds = new ArrayList<>();
    long now = System.currentTimeMillis();
    for (PlannedMessage message :
        new Planner(receivers, Map.of()).plan(knowledge, deliveries, Pace.FREE, now).messages()) {
      Answer answer = sender.send(message);
      assertThat(answer.kind()).as(answer.text()).isEqualTo(Answer.Kind.ACCEPTED);
      message.accepted(now, answer.reference()).deliveries().forEach(deliveries::put);
      kinds.add(message.kind());
    }
    return kinds;
  }

  private void read(int revision, AlertAction action) {
    knowledge.add(KnownAlert.of(alert(CASE, "100", revision, action, begin), false));
  }

  @Test
  void anAmendmentKeepsTheAlertAndARetractionEndsIt() throws InterruptedException {
    knowledge.add(raised(CASE, "100", begin));
    assertThat(deliver()).containsExactly(MessageKind.TRIGGER);
    assertThat(server.alert(CASE).at("/labels/alert_id").asText()).isEqualTo(id(CASE, "100"));
    String fingerprint = server.alert(CASE).path("fingerprint").asText();

    read(2, AlertAction.AMENDED);
    assertThat(deliver()).containsExactly(MessageKind.UPDATE);
    assertThat(server.alert(CASE).path("fingerprint").asText()).isEqualTo(fingerprint);
    assertThat(server.alert(CASE).at("/annotations/revision").asText()).isEqualTo("2");

    read(3, AlertAction.VOIDED);
    assertThat(deliver()).containsExactly(MessageKind.RETRACT);
    await().atMost(PATIENCE).until(() -> server.alert(CASE) == null);
  }

  @Test
  void whatStandsIsProlongedByARepetition() throws InterruptedException {
    knowledge.add(raised(CASE, "100", begin));
    deliver();
    String before = server.alert(CASE).path("endsAt").asText();

    Receiver receiver = receivers.byName().get("am");
    Answer answer = sender.refresh(receiver, Standing.of(receiver, knowledge, deliveries));

    assertThat(answer.kind()).isEqualTo(Answer.Kind.ACCEPTED);
    assertThat(server.alert(CASE).path("endsAt").asText()).isGreaterThan(before);
  }

  @Test
  void heartbeatsAreOneAlertThatStands() throws InterruptedException {
    Receiver receiver = receivers.byName().get("am");
    assertThat(sender.heartbeat(receiver, 60_000).kind()).isEqualTo(Answer.Kind.ACCEPTED);
    assertThat(sender.heartbeat(receiver, 60_000).kind()).isEqualTo(Answer.Kind.ACCEPTED);
    assertThat(server.names()).containsExactly("EscalationsHeartbeat");
  }
}
