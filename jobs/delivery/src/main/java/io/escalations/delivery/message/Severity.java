package io.escalations.delivery.message;

import io.escalations.schemas.event.Priority;
import java.util.Locale;

/** How bad it is, in PagerDuty's words, which others understand. */
public enum Severity {
  INFO,
  WARNING,
  ERROR,
  CRITICAL;

  private static final String BREACH = "100";
  private static final String ESCALATION_DUE = "ESCALATION_DUE";
  private static final int NEAR = 90;

  /**
   * A breach of P1 or P2 is critical, another an error; from 90 % on a warning, below it is for
   * information.
   *
   * @param priority may be null
   */
  static Severity of(String level, Priority priority) {
    if (level.equals(BREACH)) {
      return priority == Priority.P1 || priority == Priority.P2 ? CRITICAL : ERROR;
    }
    return level.equals(ESCALATION_DUE) || Integer.parseInt(level) >= NEAR ? WARNING : INFO;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
