package io.escalations.cli.accounting;

/**
 * A record of {@code case-events} that the pipeline refused.
 *
 * @param reason a {@link io.escalations.schemas.event.RejectReason}
 * @param detail one line: which field, what was found, what is expected
 */
public record Refusal(int partition, long offset, String reason, String detail) {
  /** Where the record stands. */
  public String place() {
    return "case-events, partition " + partition + ", offset " + offset;
  }
}
