package io.escalations.delivery.receivers;

import java.util.List;

/** A dead man's signal: receivers that miss it know that the pipeline is silent. */
public record Heartbeat(List<String> to, long everyMillis) {
  public Heartbeat {
    to = List.copyOf(to);
  }
}
