package io.escalations.delivery.receivers;

import io.escalations.schemas.fact.SlaAlert;
import java.util.Map;
import java.util.Set;

/**
 * The {@code when} of a route: every field named must have one of the values listed. Values compare
 * exactly; an absent field matches no list; no field named matches every alert.
 */
public record AlertCondition(Map<AlertField, Set<String>> wanted) {
  public static final AlertCondition ALL = new AlertCondition(Map.of());

  public AlertCondition {
    wanted = Map.copyOf(wanted);
  }

  public boolean matches(SlaAlert alert) {
    return wanted.entrySet().stream()
        .allMatch(field -> field.getKey().of(alert).filter(field.getValue()::contains).isPresent());
  }
}
