package io.escalations.delivery.plan;

import io.escalations.delivery.receivers.Route;
import java.util.List;

/**
 * Why a receiver is called.
 *
 * @param unanswered receivers that were called before it and have not answered; empty for those
 *     that are called first
 */
public record Call(Route route, List<String> unanswered) {
  public Call {
    unanswered = List.copyOf(unanswered);
  }
}
