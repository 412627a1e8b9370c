package io.escalations.core.changelog;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/** A list that is made once somebody looks into it. */
final class OnDemand<T> extends AbstractList<T> {
  private final Supplier<List<T>> maker;
  private List<T> made;

  OnDemand(Supplier<List<T>> maker) {
    this.maker = maker;
  }

  private List<T> made() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }

  @Override
  public T get(int index) {
    return made().get(index);
  }

  @Override
  public int size() {
    return made().size();
  }
}
