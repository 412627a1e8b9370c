package io.escalations.schemas;

/**
 * Something the user can put right: the message is one line that says what is wrong and what to do.
 */
public class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
