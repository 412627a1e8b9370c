package io.escalations.cli.replay;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * To which partition of {@code case-events} each record of a sequence goes: by its key, as every
 * Kafka client does it, and those without a key in turn. It depends on the sequence alone, so that
 * a record which was refused can be found again in its file.
 */
final class Partitions {
  private final int count;
  private long withoutKey;

  Partitions(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  /**
   * @param key of the next record; null if it has none
   */
  int next(byte[] key) {
    return key == null
        ? (int) (withoutKey++ % count)
        : BuiltInPartitioner.partitionForKey(key, count);
  }
}
