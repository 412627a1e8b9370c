package io.escalations.dashboards.live;

import java.util.List;

/** An address asks for something that does not exist; the message is what the visitor reads. */
public final class UnknownFilterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownFilterException(String name, String value, List<String> existing) {
    super(
        "There is no "
            + name
            + " “"
            + value
            + "” here. Choose: "
            + String.join(", ", existing)
            + ".");
  }
}
