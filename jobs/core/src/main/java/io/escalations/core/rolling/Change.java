package io.escalations.core.rolling;

/** Something that is to be added at an instant, or taken out. */
public interface Change<K, T extends Tally<T>> {
  K key();

  /** Epoch milliseconds UTC. */
  long instant();

  T tally();
}
