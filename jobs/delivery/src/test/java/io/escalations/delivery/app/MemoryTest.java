package io.escalations.delivery.app;

import static io.escalations.delivery.plan.Alerts.MINUTE;
import static io.escalations.delivery.plan.Alerts.NOON;
import static io.escalations.delivery.plan.Alerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.delivery.plan.Alerts;
import io.escalations.delivery.plan.ClockInstanceKey;
import io.escalations.delivery.plan.Outcome;
import io.escalations.schemas.delivery.Acknowledgement;
import io.escalations.schemas.delivery.ClockEnd;
import io.escalations.schemas.delivery.Delivery;
import io.escalations.schemas.delivery.DeliveryState;
import io.escalations.schemas.delivery.Stage;
import io.escalations.schemas.fact.AlertAction;
import io.escalations.schemas.fact.ClockStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final String ID = Alerts.id("A", "100");
  private static final ClockEnd END =
      new ClockEnd("A", "resolution", 1, ClockStatus.BREACHED, NOON, 60 * MINUTE);

  private final Memory memory = new Memory();

  private void raise(boolean recorded) {
    memory.read(alert("A", "100", 1, AlertAction.RAISED, NOON), recorded);
  }

  private void tell() {
    memory.keep(
        new Outcome(
            List.of(Delivery.none("desk", ID).accepted(Stage.TRIGGERED, 1, NOON, null)),
            List.of()));
  }

  @Test
  void historyAndWhatIsSaidOfItIsNotKept() {
    raise(true);
    memory.read(alert("A", "100", 2, AlertAction.AMENDED, NOON), false);
    memory.read(new Acknowledgement(ID, "Ada", NOON));
    memory.ended(END);
    assertThat(memory.knowledge().alerts()).isEmpty();
    assertThat(memory.takeChanges()).isEmpty();
  }

  @Test
  void aClockThatStoppedBeforeItsAlertWasReadHasStopped() {
    memory.ended(END);
    raise(false);
    assertThat(memory.knowledge().end(memory.knowledge().alert(ID).newest())).isEqualTo(END);
  }

  @Test
  void whoAcknowledgedAnAlertBeforeItWasReadHasAcknowledgedIt() {
    Acknowledgement early = new Acknowledgement(ID, "Ada", NOON);
    memory.read(early);
    raise(false);
    assertThat(memory.knowledge().acknowledgement(memory.knowledge().alert(ID))).isEqualTo(early);
    DeliveryState state = DeliveryState.of(early);
    assertThat(memory.takeChanges()).containsEntry(state.key(), Optional.of(state));
  }

  @Test
  void whatIsUnderWayIsNotForgotten() {
    raise(false);
    memory.read(alert("A", "100", 2, AlertAction.VOIDED, NOON), false);
    memory.forgetBefore(NOON + 1, ID::equals);
    assertThat(memory.knowledge().alerts()).as("its trigger may be accepted").hasSize(1);
    memory.forgetBefore(NOON + 1, key -> false);
    assertThat(memory.knowledge().alerts()).isEmpty();
  }

  @Test
  void whatTheMessageUnderWayOfAGroupSpeaksOfIsNotForgotten() {
    raise(false);
    memory.keep(new Outcome(List.of(Delivery.none("desk", ID).joining("group")), List.of()));
    memory.read(alert("A", "100", 2, AlertAction.VOIDED, NOON), false);
    memory.forgetBefore(NOON + 1, "group"::equals);
    assertThat(memory.knowledge().alerts()).hasSize(1);
  }

  @Test
  void aClockThatRunsAgainHasNotStopped() {
    memory.ended(END);
    memory.runs(ClockInstanceKey.of(END));
    raise(false);
    assertThat(memory.knowledge().end(memory.knowledge().alert(ID).newest())).isNull();
  }

  @Test
  void whatWasWrittenIsAllThereIsToRemember() {
    raise(false);
    memory.ended(END);
    memory.read(new Acknowledgement(ID, "Ada", NOON));
    tell();
    Memory restored = new Memory();
    memory.takeChanges().values().forEach(state -> state.ifPresent(restored::restore));
    assertThat(restored.knowledge().alert(ID)).isEqualTo(memory.knowledge().alert(ID));
    assertThat(restored.knowledge().desired(restored.knowledge().alert(ID)).end()).isEqualTo(END);
    assertThat(restored.knowledge().acknowledgement(restored.knowledge().alert(ID))).isNotNull();
    assertThat(restored.deliveries().of("desk", ID)).isEqualTo(memory.deliveries().of("desk", ID));
  }

  @Test
  void whatIsOverAndWasNotToldIsForgottenAtOnce() {
    raise(false);
    memory.forgetBefore(0, key -> false);
    assertThat(memory.knowledge().alerts()).as("it stands").hasSize(1);
    memory.ended(END);
    memory.forgetBefore(0, key -> false);
    assertThat(memory.knowledge().alerts()).isEmpty();
    Map<String, Optional<DeliveryState>> changes = memory.takeChanges();
    assertThat(changes.values()).as("tombstones").hasSize(2).allMatch(Optional::isEmpty);
  }

  @Test
  void whatWasToldIsRememberedSoThatItCanBeRetracted() {
    raise(false);
    tell();
    memory.ended(END);
    memory.forgetBefore(NOON, key -> false);
    assertThat(memory.knowledge().alerts()).as("its end is still to be sent").hasSize(1);
    memory.keep(
        new Outcome(
            List.of(memory.deliveries().of("desk", ID).accepted(Stage.RESOLVED, 1, NOON, null)),
            List.of()));
    memory.forgetBefore(NOON, key -> false);
    assertThat(memory.knowledge().alerts()).as("not old yet").hasSize(1);
    memory.forgetBefore(NOON + 1, key -> false);
    assertThat(memory.knowledge().alerts()).isEmpty();
    assertThat(memory.deliveries().of(ID)).isEmpty();
  }
}
