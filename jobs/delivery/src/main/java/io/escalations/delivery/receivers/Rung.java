package io.escalations.delivery.receivers;

import java.util.List;

/**
 * A rung of the ladder: whom to call when nobody has seen an alert.
 *
 * @param afterMillis since the first receiver accepted it
 */
public record Rung(long afterMillis, List<String> to) {
  public Rung {
    to = List.copyOf(to);
  }
}
