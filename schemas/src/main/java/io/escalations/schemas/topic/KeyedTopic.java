package io.escalations.schemas.topic;

import java.util.function.Function;

/** A topic whose values hold the key of their record. */
public final class KeyedTopic<T> extends Topic<T> {
  private final Function<T, String> key;

  KeyedTopic(Topic<T> topic, Function<T, String> key) {
    super(topic);
    this.key = key;
  }

  /** The key of the record that carries the value. */
  public byte[] key(T value) {
    return keyOf(key.apply(value));
  }
}
