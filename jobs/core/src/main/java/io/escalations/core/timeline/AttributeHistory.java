package io.escalations.core.timeline;

import io.escalations.core.copy.Copyable;
import io.escalations.core.copy.Log;
import io.escalations.core.event.Attributes;

/** What the attributes of a case were at any instant, events at that very instant included. */
public final class AttributeHistory extends Copyable<AttributeHistory> {
  private Log<Change> changes = new Log<>();

  private record Change(long instant, Attributes attributes) {}

  @Override
  public AttributeHistory copy() {
    AttributeHistory copy = shallowCopy();
    copy.changes = changes.copy();
    return copy;
  }

  /** Instants come in order. Attributes that did not change are the same object. */
  @SuppressWarnings("ReferenceEquality")
  void add(long instant, Attributes attributes) {
    if (changes.size() == 0 || changes.last().attributes() != attributes) {
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
    int after = firstAfter(instant);
    return after == 0 ? Attributes.NONE : attributes(after - 1);
  }

  /** Index of the first change after an instant. */
  int firstAfter(long instant) {
    int from = 0;
    int to = changes.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (instant(middle) <= instant) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
