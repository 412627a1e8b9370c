package io.escalations.delivery.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.delivery.KnownAlert;
import io.escalations.schemas.fact.AlertAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KnownAlertTest {
  @Property
  void neitherOrderNorRepetitionMatters(@ForAll long seed) {
    Random random = new Random(seed);
    List<KnownAlert> revisions = new ArrayList<>();
    for (int revision = 1; revision <= 6; revision++) {
      AlertAction action = AlertAction.values()[random.nextInt(3)];
      revisions.add(
          KnownAlert.of(
              Alerts.alert("A", "100", revision, action, Alerts.NOON + revision),
              random.nextBoolean()));
    }
    KnownAlert inOrder = revisions.stream().reduce(KnownAlert::merge).orElseThrow();
    List<KnownAlert> shuffled = new ArrayList<>(revisions);
    shuffled.addAll(revisions);
    Collections.shuffle(shuffled, random);
    assertThat(shuffled.stream().reduce(KnownAlert::merge)).contains(inOrder);
  }
}
