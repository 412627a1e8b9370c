package io.escalations.core.timeline;

import io.escalations.core.event.Attributes;
import java.util.ArrayList;
import java.util.List;

/** What the attributes of a case were at any instant, events at that very instant included. */
public final class AttributeHistory {
  private final List<Long> instants = new ArrayList<>();
  private final List<Attributes> values = new ArrayList<>();

  /** Instants come in order. */
  void add(long instant, Attributes attributes) {
    if (values.isEmpty() || values.get(values.size() - 1) != attributes) {
      instants.add(instant);
      values.add(attributes);
    }
  }

  /** {@link Attributes#NONE} before the first event. */
  public Attributes at(long instant) {
    for (int i = instants.size() - 1; i >= 0; i--) {
      if (instants.get(i) <= instant) {
        return values.get(i);
      }
    }
    return Attributes.NONE;
  }
}
