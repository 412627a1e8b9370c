package io.escalations.sources.config;

import java.util.Map;

/**
 * The help desks that events come from, by name.
 *
 * @param door where webhooks come in
 */
public record Sources(Map<String, Source> byName, DoorSettings door) {
  public Sources {
    byName = Map.copyOf(byName);
  }
}
