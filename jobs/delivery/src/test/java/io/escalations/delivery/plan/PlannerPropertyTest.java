package io.escalations.delivery.plan;

import static io.escalations.delivery.plan.Alerts.MINUTE;
import static io.escalations.delivery.plan.Alerts.NOON;
import static io.escalations.delivery.plan.Alerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.delivery.receivers.ReceiversParser;
import io.escalations.schemas.delivery.Acknowledgement;
import io.escalations.schemas.delivery.ClockEnd;
import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.delivery.Stage;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is read in whatever order, however often, and wherever the process crashes. */
class PlannerPropertyTest {
  private static final long DAY = 24 * 60 * MINUTE;
  private static final List<String> LEVELS = List.of("75", "90", "100");
  private static final Receivers RECEIVERS =
      ReceiversParser.parse(
              "receivers.yaml",
              """
              receivers:
                hook: {webhook: {url: "https://alerts.example.com/in"}}
                lead: {webhook: {url: "https://lead.example.com/in"}}
                chat: {teams: {url_file: teams.url}}
              routes:
                - to: [hook, chat]
                  escalate: [{after: 10m, to: lead}]
                  storm_after: 3
                  group_wait: 10s
                  repeat_interval: 12h
              """)
          .receivers();

  /** Inputs of a random desk, in the order in which they came about. */
  private static List<Consumer<Knowledge>> history(Random random) {
    List<Consumer<Knowledge>> inputs = new ArrayList<>();
    int cases = 1 + random.nextInt(8);
    for (int number = 0; number < cases; number++) {
      String caseId = "case-" + number;
      for (String level : LEVELS) {
        revisions(random, caseId, level)
            .forEach(revision -> inputs.add(knowledge -> knowledge.add(revision)));
      }
      if (random.nextInt(3) == 0) {
        inputs.add(knowledge -> knowledge.add(end(caseId)));
      }
      if (random.nextInt(3) == 0) {
        Acknowledgement seen =
            new Acknowledgement(Alerts.id(caseId, "100"), "Ada", NOON + random.nextInt(100));
        inputs.add(knowledge -> knowledge.add(seen));
      }
    }
    return inputs;
  }

  private static List<KnownAlert> revisions(Random random, String caseId, String level) {
    List<KnownAlert> revisions = new ArrayList<>();
    boolean stands = false;
    int count = random.nextInt(5);
    for (int revision = 1; revision <= count; revision++) {
      AlertAction action =
          !stands
              ? AlertAction.RAISED
              : random.nextBoolean() ? AlertAction.AMENDED : AlertAction.VOIDED;
      stands = action != AlertAction.VOIDED;
      boolean recorded = action == AlertAction.RAISED && random.nextInt(6) == 0;
      revisions.add(
          KnownAlert.of(
              alert(caseId, level, revision, action, NOON + random.nextInt(10_000)), recorded));
    }
    return revisions;
  }

  private static ClockEnd end(String caseId) {
    return new ClockEnd(caseId, "resolution", 1, ClockStatus.BREACHED, NOON, 60 * MINUTE);
  }

  @Property(tries = 500)
  void receiversShowWhatIsTrue(@ForAll long seed) {
    Random random = new Random(seed);
    PlayedDelivery played =
        new PlayedDelivery(RECEIVERS, Map.of(), NOON, () -> random.nextInt(4) == 0);
    List<Consumer<Knowledge>> inputs = history(random);
    List<Consumer<Knowledge>> read = new ArrayList<>(inputs);
    inputs.stream().filter(input -> random.nextInt(3) == 0).forEach(read::add);
    Collections.shuffle(read, random);
    for (Consumer<Knowledge> input : read) {
      input.accept(played.knowledge);
      if (random.nextBoolean()) {
        played.runUntil(played.now() + random.nextInt(8) * MINUTE);
      }
    }
    played.runUntil(played.now() + 3 * DAY);
    for (KnownAlert alert : played.knowledge.alerts()) {
      for (Receiver receiver : RECEIVERS.byName().values()) {
        assertShown(played, alert, receiver);
      }
    }
  }

  private static void assertShown(PlayedDelivery played, KnownAlert alert, Receiver receiver) {
    Desired desired = played.knowledge.desired(alert);
    Stage shown = played.shown(receiver.name(), alert.id());
    boolean answered = played.knowledge.acknowledgement(alert) != null;
    boolean overtaken =
        desired.reason() == Desired.Reason.BREACHED && !receiver.kind().keepsIncidents();
    if (desired.stage() == Stage.TRIGGERED && !(receiver.name().equals("lead") && answered)) {
      assertThat(shown).as("%s of %s", alert, receiver.name()).isEqualTo(Stage.TRIGGERED);
    }
    if (desired.stage() != Stage.TRIGGERED && !overtaken) {
      assertThat(shown).as("%s of %s", alert, receiver.name()).isNotEqualTo(Stage.TRIGGERED);
    }
    if (shown == Stage.TRIGGERED && !overtaken) {
      assertThat(played.revision(receiver.name(), alert.id())).isEqualTo(alert.revision());
    }
  }

  @Property(tries = 300)
  void withoutCrashesNoMessageIsSentTwice(@ForAll long seed) {
    Random random = new Random(seed);
    PlayedDelivery played = new PlayedDelivery(RECEIVERS, Map.of(), NOON);
    for (Consumer<Knowledge> input : history(random)) {
      input.accept(played.knowledge);
      input.accept(played.knowledge);
      played.runUntil(played.now() + random.nextInt(3) * MINUTE);
    }
    played.runUntil(played.now() + DAY);
    assertThat(played.sent)
        .extracting(message -> message.receiver().name() + message.id())
        .doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void aCrashRepeatsAtMostTheMessageItFellUpon(@ForAll long seed) {
    Random random = new Random(seed);
    PlayedDelivery played =
        new PlayedDelivery(RECEIVERS, Map.of(), NOON, () -> random.nextInt(5) == 0);
    for (Consumer<Knowledge> input : history(random)) {
      input.accept(played.knowledge);
      played.run();
    }
    played.runUntil(played.now() + DAY);
    Map<String, Integer> times = new HashMap<>();
    played.sent.forEach(
        message -> times.merge(message.receiver().name() + message.id(), 1, Integer::sum));
    int repeats = times.values().stream().mapToInt(count -> count - 1).sum();
    assertThat(repeats).isLessThanOrEqualTo(played.crashed());
  }

  @Property(tries = 200)
  void nobodyIsCalledForHistory(@ForAll long seed) {
    Random random = new Random(seed);
    PlayedDelivery played = new PlayedDelivery(RECEIVERS, Map.of(), NOON);
    for (int number = 0; number < 5; number++) {
      for (KnownAlert revision : revisions(random, "case-" + number, "100")) {
        played.knowledge.add(
            KnownAlert.of(revision.newest(), revision.newest().action() == AlertAction.RAISED));
      }
    }
    played.runUntil(NOON + DAY);
    assertThat(played.sent).isEmpty();
  }
}
