package io.escalations.importer;

import java.io.IOException;

/** Takes events in order. */
@FunctionalInterface
public interface EventSink {
  /**
   * @param key the case id, UTF-8
   * @param value the event as JSON
   */
  void accept(byte[] key, byte[] value) throws IOException;
}
