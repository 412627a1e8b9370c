package io.escalations.delivery.receivers;

/** Somebody, or something, that can be called. */
public record Receiver(String name, Endpoint endpoint) {
  public ReceiverKind kind() {
    return endpoint.kind();
  }
}
