package io.escalations.delivery.receivers;

import io.escalations.schemas.fact.SlaAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who can be called, and for what.
 *
 * @param byName in the order of the file
 * @param routes in the order of the file
 * @param heartbeat null: none
 * @param failures who hears that another receiver does not take messages
 * @param pages address of the live pages, for links; null: no links
 */
public record Receivers(
    Map<String, Receiver> byName,
    List<Route> routes,
    Heartbeat heartbeat,
    List<String> failures,
    String pages) {

  /** Nobody is called. */
  public static final Receivers NONE = new Receivers(Map.of(), List.of(), null, List.of(), null);

  public Optional<Receiver> receiver(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The first route that matches; where it goes on, the next that does, too, and so on. */
  public List<Route> routes(SlaAlert alert) {
    List<Route> matching = new ArrayList<>();
    for (Route route : routes) {
      if (route.when().matches(alert)) {
        matching.add(route);
        if (!route.goesOn()) {
          break;
        }
      }
    }
    return matching;
  }
}
