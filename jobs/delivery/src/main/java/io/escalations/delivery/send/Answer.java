package io.escalations.delivery.send;

/**
 * What a receiver answered.
 *
 * @param text for people: status and the beginning of its body; no secret
 * @param retryAfterMillis how long the receiver asks to be left alone; 0 if it does not ask
 * @param reference how the receiver calls the message; null if it does not say
 */
public record Answer(Kind kind, String text, long retryAfterMillis, String reference) {
  /** What follows from it. */
  public enum Kind {
    /** It has the message. */
    ACCEPTED,
    /** It may take it later. */
    BUSY,
    /** It takes nothing from us until somebody changes something, a token for example. */
    UNWELCOME,
    /** It takes others, but never this one: a dead letter. */
    REFUSED
  }

  public static Answer accepted(String text, String reference) {
    return new Answer(Kind.ACCEPTED, text, 0, reference);
  }

  public static Answer busy(String text, long retryAfterMillis) {
    return new Answer(Kind.BUSY, text, retryAfterMillis, null);
  }

  public static Answer unwelcome(String text) {
    return new Answer(Kind.UNWELCOME, text, 0, null);
  }

  public static Answer refused(String text) {
    return new Answer(Kind.REFUSED, text, 0, null);
  }

  /** The same with what is to be kept of the message, if the answer does not say. */
  Answer keeping(String otherReference) {
    return reference != null || otherReference == null
        ? this
        : new Answer(kind, text, retryAfterMillis, otherReference);
  }
}
