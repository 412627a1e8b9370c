package io.escalations.sources.product;

/** Why a product gave no answer that can be used, in words for people; without secrets. */
public final class SourceProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What follows from it. */
  public enum Kind {
    /** It may answer later. */
    BUSY,
    /** It answers nothing until somebody changes something, a token for example. */
    UNWELCOME,
    /** What it answers is not what its documentation says. */
    STRANGE
  }

  private final Kind kind;
  private final long retryAfterMillis;

  private SourceProblem(Kind kind, String message, long retryAfterMillis) {
    super(message);
    this.kind = kind;
    this.retryAfterMillis = retryAfterMillis;
  }

  /**
   * @param retryAfterMillis how long it asks to be left alone; 0 if it does not ask
   */
  public static SourceProblem busy(String message, long retryAfterMillis) {
    return new SourceProblem(Kind.BUSY, message, retryAfterMillis);
  }

  public static SourceProblem unwelcome(String message) {
    return new SourceProblem(Kind.UNWELCOME, message, 0);
  }

  public static SourceProblem strange(String message) {
    return new SourceProblem(Kind.STRANGE, message, 0);
  }

  public Kind kind() {
    return kind;
  }

  public long retryAfterMillis() {
    return retryAfterMillis;
  }
}
