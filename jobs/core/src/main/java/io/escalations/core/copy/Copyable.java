package io.escalations.core.copy;

/**
 * State of the fold that can be copied, so that a copy goes on and the original stays. By clone and
 * not field by field: a field that is added later cannot be forgotten.
 *
 * @param <T> the class itself
 */
public abstract class Copyable<T> implements Cloneable {
  /** A copy that refers to the same objects; {@link #copy} copies those of them that change. */
  @SuppressWarnings("unchecked") // T is the class itself
  protected final T shallowCopy() {
    try {
      return (T) clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this class is cloneable", e);
    }
  }

  /** A copy that goes on by itself, except for what {@link Log} says. */
  public abstract T copy();
}
