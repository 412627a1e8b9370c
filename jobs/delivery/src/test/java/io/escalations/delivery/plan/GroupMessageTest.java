package io.escalations.delivery.plan;

import static io.escalations.delivery.plan.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.receivers.ReceiversParser;
import io.escalations.schemas.delivery.AlertGroup;
import io.escalations.schemas.delivery.GroupLabels;
import io.escalations.schemas.delivery.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupMessageTest {
  private static final Receiver CHAT =
      ReceiversParser.parse(
              "receivers.yaml",
              "receivers: {chat: {slack: {token_env: t, channel: desk}}}\nroutes: [{to: chat}]\n")
          .receivers()
          .byName()
          .get("chat");
  private static final AlertGroup GROUP =
      AlertGroup.opened("chat", "id", new GroupLabels("Billing", "resolution", "100", false), NOON)
          .accepted(Stage.TRIGGERED, NOON, "C1/17.1");

  private static String referenceAfter(MessageKind kind) {
    return new GroupMessage(CHAT, kind, GROUP, List.of())
        .accepted(NOON, "C1/17.9")
        .groups()
        .get(0)
        .reference();
  }

  @Test
  void theMessageThatCountsOnStaysTheSameAfterAReminder() {
    assertThat(referenceAfter(MessageKind.REMIND)).isEqualTo("C1/17.1");
    assertThat(referenceAfter(MessageKind.UPDATE)).isEqualTo("C1/17.9");
  }
}
