package io.escalations.schemas.event;

/**
 * What became of one record: an event, or why it is none.
 *
 * @param event null if refused
 * @param reason null if accepted
 * @param detail one line: which field, what was found, what is expected; null if accepted
 */
public record Parsed(CaseEvent event, RejectReason reason, String detail) {

  static Parsed accepted(CaseEvent event) {
    return new Parsed(event, null, null);
  }

  static Parsed refused(RejectReason reason, String detail) {
    return new Parsed(null, reason, detail);
  }

  public boolean isAccepted() {
    return event != null;
  }
}
