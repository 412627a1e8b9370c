package io.escalations.schemas.fact;

import io.escalations.schemas.event.RejectReason;

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
}
