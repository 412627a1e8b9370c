package io.escalations.schemas.topic;

import io.escalations.schemas.Cbor;
import io.escalations.schemas.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * The binary form of a record's value. Thread-safe.
 *
 * @param contentType as the AsyncAPI document has it
 * @param decode throws an unchecked exception if the bytes are no such value
 */
record Codec<T>(String contentType, Function<T, byte[]> encode, Function<byte[], T> decode) {
  /** The bytes as they are. */
  static final Codec<byte[]> RAW =
      new Codec<>("application/octet-stream", bytes -> bytes, bytes -> bytes);

  /** Text in UTF-8. */
  static final Codec<String> YAML =
      new Codec<>(
          "application/yaml",
          text -> text.getBytes(StandardCharsets.UTF_8),
          bytes -> new String(bytes, StandardCharsets.UTF_8));

  static <T> Codec<T> json(Function<T, byte[]> encode, Function<byte[], T> decode) {
    return new Codec<>("application/json", encode, decode);
  }

  static <T> Codec<T> cbor(Class<T> type) {
    Cbor<T> cbor = Cbor.of(type);
    return new Codec<>("application/cbor", cbor::encode, cbor::decode);
  }

  /** That of a table's rows. */
  static <R> Codec<R> of(Table<R> table) {
    return new Codec<>("application/x-escalations-row", table::encode, table::decode);
  }
}
