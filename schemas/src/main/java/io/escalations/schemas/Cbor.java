package io.escalations.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The binary form of a record between the jobs: CBOR, absent fields left out, unknown ones ignored,
 * so that a job can read what an earlier or later build wrote. One codec per record type;
 * thread-safe.
 */
public final class Cbor<T> {
  // Empty text is a value of its own: a department of "" clears the one before.
  private static final JsonInclude.Value NOT_NULL =
      JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);
  private static final CBORMapper MAPPER =
      CBORMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
          .withConfigOverride(String.class, text -> text.setInclude(NOT_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final ObjectWriter writer;
  private final ObjectReader reader;

  private Cbor(Class<T> type) {
    writer = MAPPER.writerFor(type);
    reader = MAPPER.readerFor(type);
  }

  public static <T> Cbor<T> of(Class<T> type) {
    return new Cbor<>(type);
  }

  public byte[] encode(T value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws UncheckedIOException if the bytes are not this record
   */
  public T decode(byte[] bytes) {
    try {
      return reader.readValue(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
