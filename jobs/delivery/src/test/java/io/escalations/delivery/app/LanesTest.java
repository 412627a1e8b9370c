package io.escalations.delivery.app;

import static io.escalations.delivery.plan.Alerts.NOON;
import static io.escalations.delivery.plan.Alerts.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.delivery.plan.AlertMessage;
import io.escalations.delivery.plan.Deliveries;
import io.escalations.delivery.plan.Knowledge;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.plan.Planner;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.delivery.receivers.ReceiversParser;
import io.escalations.delivery.send.Answer;
import io.escalations.delivery.send.Sender;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each message is answered on the spot. */
class LanesTest {
  private static final Receivers RECEIVERS =
      ReceiversParser.parse(
              "receivers.yaml",
              """
              receivers: {hook: {webhook: {url: "https://alerts.example.com/in"}}}
              routes: [{to: hook}]
              """)
          .receivers();

  private final Knowledge knowledge = new Knowledge();
  private final List<String> sent = new ArrayList<>();
  private final Set<String> poison = new HashSet<>();
  private long now = NOON + 10;
  private final Lanes lanes = new Lanes(new Played(), new SameThread(), () -> now, new Random(1));

  /** Answers 500 to some cases. */
  private final class Played implements Sender {
    @Override
    public Answer send(PlannedMessage message) {
      String caseId = ((AlertMessage) message).alert().newest().caseId();
      sent.add(caseId);
      if (caseId.equals("broken")) {
        throw new StackOverflowError();
      }
      return poison.contains(caseId) ? Answer.busy("500", 0) : Answer.accepted("204", null);
    }

    @Override
    public Answer refresh(Receiver receiver, List<PlannedMessage> standing) {
      throw new AssertionError("nothing is refreshed");
    }

    @Override
    public Answer heartbeat(Receiver receiver, long everyMillis) {
      throw new AssertionError("there is no heartbeat");
    }
  }

  private static final class SameThread extends AbstractExecutorService {
    @Override
    public void execute(Runnable command) {
      command.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }
  }

  private List<Attempt> sendAll() {
    lanes.send(
        new Planner(RECEIVERS, Map.of()).plan(knowledge, new Deliveries(), lanes, now).messages());
    return lanes.answered();
  }

  @Test
  void aMessageThatAlwaysFailsKeepsNoneOfTheOthersBack() {
    poison.add("poison");
    knowledge.add(raised("poison", "100", NOON));
    sendAll();
    knowledge.add(raised("other", "100", NOON + 1));
    now = lanes.notBefore("hook");
    sendAll();
    assertThat(sent).containsExactly("poison", "other");
  }

  @Test
  void whateverGoesWrongTheMessageIsAnswered() {
    knowledge.add(raised("broken", "100", NOON));
    assertThat(sendAll())
        .extracting(Attempt::answer)
        .containsExactly(Answer.busy("StackOverflowError", 0));
    assertThat(lanes.isIdle()).isTrue();
  }
}
