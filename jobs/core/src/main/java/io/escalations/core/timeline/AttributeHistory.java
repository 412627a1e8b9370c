package io.escalations.core.timeline;

import io.escalations.core.event.Attributes;
import java.util.ArrayList;
import java.util.List;

/** What the attributes of a case were at any instant, events at that very instant included. */
public final class AttributeHistory {
  private final List<Change> changes = new ArrayList<>();

  private record Change(long instant, Attributes attributes) {}

  /** Instants come in order. Attributes that did not change are the same object. */
  @SuppressWarnings("ReferenceEquality")
  void add(long instant, Attributes attributes) {
    if (changes.isEmpty() || attributes(changes.size() - 1) != attributes) {
      changes.add(new Change(instant, attributes));
    }
  }

  int size() {
    return changes.size();
  }

  long instant(int change) {
    return changes.get(change).instant();
  }

  Attributes attributes(int change) {
    return changes.get(change).attributes();
  }

  /** {@link Attributes#NONE} before the first event. */
  public Attributes at(long instant) {
    for (int i = changes.size() - 1; i >= 0; i--) {
      if (instant(i) <= instant) {
        return attributes(i);
      }
    }
    return Attributes.NONE;
  }
}
