package io.escalations.schemas.delivery;

import java.util.stream.Stream;

/**
 * One record of what the delivery keeps; exactly one component is there. The last record of a key
 * counts.
 */
public record DeliveryState(
    KnownAlert alert,
    ClockEnd end,
    Acknowledgement acknowledgement,
    Delivery delivery,
    AlertGroup group) {

  public DeliveryState {
    long there =
        Stream.of(alert, end, acknowledgement, delivery, group)
            .filter(component -> component != null)
            .count();
    if (there != 1) {
      throw new IllegalArgumentException(there + " components, expected one");
    }
  }

  public static DeliveryState of(KnownAlert alert) {
    return new DeliveryState(alert, null, null, null, null);
  }

  public static DeliveryState of(ClockEnd end) {
    return new DeliveryState(null, end, null, null, null);
  }

  public static DeliveryState of(Acknowledgement acknowledgement) {
    return new DeliveryState(null, null, acknowledgement, null, null);
  }

  public static DeliveryState of(Delivery delivery) {
    return new DeliveryState(null, null, null, delivery, null);
  }

  public static DeliveryState of(AlertGroup group) {
    return new DeliveryState(null, null, null, null, group);
  }

  /** Key of the record. */
  public String key() {
    if (alert != null) {
      return "alert " + alert.id();
    }
    if (end != null) {
      return "end " + end.instance() + " " + end.clock() + " " + end.caseId();
    }
    if (acknowledgement != null) {
      return "acknowledgement " + acknowledgement.alertId();
    }
    if (delivery != null) {
      return "delivery " + delivery.alertId() + " " + delivery.receiver();
    }
    return "group " + group.id();
  }
}
