package io.escalations.delivery.plan;

import io.escalations.schemas.delivery.AlertGroup;
import io.escalations.schemas.delivery.Delivery;
import java.util.List;

/** What is to be kept after a message was accepted or refused. */
public record Outcome(List<Delivery> deliveries, List<AlertGroup> groups) {
  public Outcome {
    deliveries = List.copyOf(deliveries);
    groups = List.copyOf(groups);
  }

  static Outcome of(Delivery delivery) {
    return new Outcome(List.of(delivery), List.of());
  }
}
