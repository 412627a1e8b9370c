package io.escalations.core.rolling;

/** A tally that is added at an instant; a retraction adds the opposite. */
public interface Change<K, T extends Tally<T>> {
  K key();

  /** Epoch milliseconds UTC. */
  long instant();

  T tally();
}
