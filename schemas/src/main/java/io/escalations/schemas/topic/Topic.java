package io.escalations.schemas.topic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A Kafka topic: what it is created with, and how the values of its records are encoded.
 *
 * @param <T> what a value holds
 */
public class Topic<T> {
  private final String name;
  private final int partitions;
  private final Map<String, String> config;
  private final Codec<T> codec;

  Topic(String name, int partitions, Map<String, String> config, Codec<T> codec) {
    this.name = name;
    this.partitions = partitions;
    this.config = Map.copyOf(config);
    this.codec = codec;
  }

  Topic(Topic<T> topic) {
    this(topic.name, topic.partitions, topic.config, topic.codec);
  }

  /** Keeps every record for ever. */
  static <T> Topic<T> kept(String name, int partitions, Codec<T> codec) {
    return new Topic<>(name, partitions, Map.of("retention.ms", "-1"), codec);
  }

  /** Keeps every record for a while. */
  static <T> Topic<T> keptFor(Duration time, String name, int partitions, Codec<T> codec) {
    Map<String, String> config = Map.of("retention.ms", String.valueOf(time.toMillis()));
    return new Topic<>(name, partitions, config, codec);
  }

  /** Keeps the last record of each key. */
  static <T> Topic<T> compacted(String name, int partitions, Codec<T> codec) {
    return new Topic<>(name, partitions, Map.of("cleanup.policy", "compact"), codec);
  }

  Topic<T> with(String setting, String value) {
    Map<String, String> more = new HashMap<>(config);
    more.put(setting, value);
    return new Topic<>(name, partitions, more, codec);
  }

  Topic<T> withLargestRecord(int bytes) {
    return with("max.message.bytes", String.valueOf(bytes));
  }

  KeyedTopic<T> keyedBy(Function<T, String> key) {
    return new KeyedTopic<>(this, key);
  }

  public String name() {
    return name;
  }

  public int partitions() {
    return partitions;
  }

  /** Settings that differ from the broker's. */
  public Map<String, String> config() {
    return config;
  }

  /** What a value is, as the AsyncAPI document has it. */
  public String contentType() {
    return codec.contentType();
  }

  /** The value of a record. */
  public byte[] encode(T value) {
    return codec.encode().apply(value);
  }

  /** Throws an unchecked exception if the bytes are no such value. */
  public T decode(byte[] bytes) {
    return codec.decode().apply(bytes);
  }

  /** A record's key. Records under one key stand in one partition, in order. */
  public static byte[] keyOf(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name;
  }
}
