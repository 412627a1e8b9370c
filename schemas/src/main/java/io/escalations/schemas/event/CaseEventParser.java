package io.escalations.schemas.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.escalations.schemas.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of {@code case-events} to events, strictly: what is not exactly an event is refused with a
 * reason. It reads tokens and builds no tree, for every record of the pipeline passes here once.
 * Thread-safe.
 *
 * <p>Of several faults the first in this order is named: TOO_LARGE, NOT_JSON, MISSING_FIELD,
 * UNKNOWN_TYPE, INVALID_FIELD (the first in the text), FUTURE_DATED, KEY_MISMATCH.
 */
public final class CaseEventParser {
  /** The largest value accepted, in bytes. */
  public static final int MAX_BYTES = 1024 * 1024;

  /** How far {@code occurred_at} may be ahead of the append time in live time, milliseconds. */
  public static final long MAX_AHEAD = 24 * 60 * 60 * 1000L;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(MAX_BYTES)
                  .maxNameLength(MAX_BYTES)
                  .maxStringLength(MAX_BYTES)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final boolean liveTime;

  /**
   * @param liveTime whether an event dated more than {@link #MAX_AHEAD} ahead of its append time is
   *     refused
   */
  public CaseEventParser(boolean liveTime) {
    this.liveTime = liveTime;
  }

  /**
   * @param key the record's key; null is not compared with the case id
   * @param value the record's value; null is refused as NOT_JSON
   * @param appendedAt when Kafka appended it, epoch milliseconds UTC; read in live time only
   */
  public Parsed parse(byte[] key, byte[] value, long appendedAt) {
    if (value != null && value.length > MAX_BYTES) {
      return Parsed.refused(RejectReason.TOO_LARGE, tooLarge(value.length));
    }
    if (value == null || value.length == 0) {
      return Parsed.refused(RejectReason.NOT_JSON, "value: found nothing, expected a JSON object");
    }
    if (!startsLikeUtf8(value)) {
      return Parsed.refused(RejectReason.NOT_JSON, "value: found another encoding, expected UTF-8");
    }
    EventReader reader;
    try (JsonParser json = FACTORY.createParser(value)) {
      reader = new EventReader(json);
      reader.read();
    } catch (BrokenJsonException e) {
      return Parsed.refused(
          RejectReason.NOT_JSON, "value: " + Found.text(e.getOriginalMessage()) + position(e));
    } catch (JsonEOFException e) {
      return Parsed.refused(
          RejectReason.NOT_JSON, "value: found its end, expected more of the object" + position(e));
    } catch (JsonProcessingException e) {
      // The parser's message may quote a value, which may be personal data.
      return Parsed.refused(
          RejectReason.NOT_JSON, "value: found what is no JSON, expected an object" + position(e));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory could not be read", e);
    }
    return judge(reader, key, appendedAt);
  }

  /**
   * The detail of a refusal for TOO_LARGE.
   *
   * @param bytes how many the value has
   */
  public static String tooLarge(long bytes) {
    return "value: found " + bytes + " bytes, expected at most " + MAX_BYTES;
  }

  private Parsed judge(EventReader reader, byte[] key, long appendedAt) {
    EventField missing = reader.missing();
    if (missing != null) {
      return Parsed.refused(
          RejectReason.MISSING_FIELD, missing.json() + ": found nothing, expected a value");
    }
    if (reader.unknownType() != null) {
      return Parsed.refused(RejectReason.UNKNOWN_TYPE, reader.unknownType());
    }
    if (reader.invalid() != null) {
      return Parsed.refused(RejectReason.INVALID_FIELD, reader.invalid());
    }
    CaseEvent event = reader.event();
    if (liveTime && event.occurredAt() > appendedAt + MAX_AHEAD) {
      return Parsed.refused(
          RejectReason.FUTURE_DATED,
          "occurred_at: found "
              + Times.format(event.occurredAt())
              + ", expected at most 24 h after "
              + Times.format(appendedAt));
    }
    if (!TimeRange.contains(event.occurredAt())) {
      return Parsed.refused(
          RejectReason.INVALID_FIELD, TimeRange.refusal("occurred_at", event.occurredAt()));
    }
    if (key != null
        && event.type() != EventType.HEARTBEAT
        && !Arrays.equals(key, event.caseId().getBytes(StandardCharsets.UTF_8))) {
      return Parsed.refused(
          RejectReason.KEY_MISMATCH,
          "key: found another one of "
              + key.length
              + " bytes, expected the case_id "
              + Found.quoted(event.caseId()));
    }
    return Parsed.accepted(event);
  }

  /**
   * Jackson would also take UTF-16 and UTF-32, of which one of the first bytes is 0 or the mark FE
   * FF.
   */
  private static boolean startsLikeUtf8(byte[] value) {
    for (int i = 0; i < Math.min(value.length, 4); i++) {
      if (value[i] == 0) {
        return false;
      }
    }
    return value[0] != (byte) 0xFE && value[0] != (byte) 0xFF;
  }

  private static String position(JsonProcessingException exception) {
    return exception.getLocation() == null
        ? ""
        : " at byte " + exception.getLocation().getByteOffset();
  }
}
