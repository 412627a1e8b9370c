package io.escalations.cli.accounting;

/**
 * One line or record that was refused, by whom it may concern.
 *
 * @param place file and line, or where the record stands
 * @param reason a {@link io.escalations.schemas.event.RejectReason}
 * @param detail one line: which field, what was found, what is expected
 */
public record Refused(String place, String reason, String detail) {
  @Override
  public String toString() {
    return place + ": " + reason + ": " + detail;
  }
}
