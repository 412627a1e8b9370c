package io.escalations.schemas.fact;

import io.escalations.schemas.Times;
import io.escalations.schemas.event.RejectReason;
import java.util.Map;

/**
 * A record that was refused: topic {@code case-events-rejected} carries key and value as they came
 * and the rest as headers of these names (snake case, UTF-8 text); table {@code rejected_events}
 * holds the same, {@code raw} cut.
 *
 * @param rejectedAt when Kafka appended the refused record, epoch milliseconds UTC
 * @param detail one line: which field, what was found, what is expected
 */
public record RejectedRecord(
    String topic,
    int partition,
    long offset,
    RejectReason reason,
    String detail,
    byte[] key,
    byte[] raw,
    long rejectedAt) {

  public static final String HEADER_TOPIC = "topic";
  public static final String HEADER_PARTITION = "partition";
  public static final String HEADER_OFFSET = "offset";
  public static final String HEADER_REASON = "reason";
  public static final String HEADER_DETAIL = "detail";
  public static final String HEADER_REJECTED_AT = "rejected_at";

  /**
   * The record that topic {@code case-events-rejected} tells of; its key is left out.
   *
   * @param headers of the record there, by name
   * @param raw its value
   */
  public static RejectedRecord of(Map<String, String> headers, byte[] raw) {
    return new RejectedRecord(
        headers.get(HEADER_TOPIC),
        Integer.parseInt(headers.get(HEADER_PARTITION)),
        Long.parseLong(headers.get(HEADER_OFFSET)),
        RejectReason.valueOf(headers.get(HEADER_REASON)),
        headers.get(HEADER_DETAIL),
        null,
        raw,
        Times.parse(headers.get(HEADER_REJECTED_AT)));
  }
}
